package studio.atelier.workbench.canvas;

/** Paints one layer of a canvas: what of it lies in {@link Frame#visible()}, as coarse as the scale allows. */
@FunctionalInterface
public interface Painter {

    /** Called on the JavaFX thread, at most once a frame. */
    void paint(Frame frame);
}
