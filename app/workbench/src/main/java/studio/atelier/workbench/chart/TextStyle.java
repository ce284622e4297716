package studio.atelier.workbench.chart;

import studio.atelier.workbench.theme.Fonts;

/** Type in charts: the family, its size in pixels, and the weight that a file names where the family is missing. */
public enum TextStyle {
    AXIS(Fonts.TABULAR, 11, 400),
    CAPTION(Fonts.REGULAR, 11, 400),
    BODY(Fonts.REGULAR, 12, 400),
    NUMBER(Fonts.TABULAR, 12, 400),
    BADGE(Fonts.TABULAR + " SemiBold", 11, 600),
    STRONG(Fonts.SEMIBOLD, 12, 600);

    private final String family;
    private final double size;
    private final int weight;

    TextStyle(String family, double size, int weight) {
        this.family = family;
        this.size = size;
        this.weight = weight;
    }

    public String family() {
        return family;
    }

    public double size() {
        return size;
    }

    public int weight() {
        return weight;
    }
}
