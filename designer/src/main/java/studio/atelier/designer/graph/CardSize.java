package studio.atelier.designer.graph;

/** Sizes of what lies on the canvas, in world units. */
final class CardSize {

    static final double WIDTH = 232;
    static final double HEIGHT = 66;
    static final double HEAD = 40;
    static final double PARAMETERS_WIDTH = 184;
    static final double PARAMETERS_HEAD = 28;
    static final double PARAMETERS_ROW = 33;
    static final double PARAMETERS_GAP = 56;

    private CardSize() {}

    static double parametersHeight(int count) {
        return PARAMETERS_HEAD + count * PARAMETERS_ROW + 6;
    }
}
