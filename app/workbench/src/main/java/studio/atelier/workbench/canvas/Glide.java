package studio.atelier.workbench.canvas;

import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/** Moves a viewport to another one in 200 ms, slowing down towards the end. Runs only while it moves. */
final class Glide extends AnimationTimer {

    private static final double NANOS = 200e6;

    private final Consumer<Viewport> show;
    private Viewport from = Viewport.ORIGIN;
    private Viewport to = Viewport.ORIGIN;
    private double width;
    private double height;
    private long begun;
    private boolean running;

    Glide(Consumer<Viewport> show) {
        this.show = show;
    }

    void go(Viewport start, Viewport target, double viewWidth, double viewHeight) {
        from = start;
        to = target;
        width = viewWidth;
        height = viewHeight;
        begun = -1;
        running = true;
        start();
    }

    boolean isRunning() {
        return running;
    }

    void cancel() {
        running = false;
        stop();
    }

    /** Where the way leads; meaningful while running. */
    Viewport target() {
        return to;
    }

    @Override
    public void handle(long now) {
        if (begun < 0) {
            begun = now;
        }
        double time = Math.min(1, (now - begun) / NANOS);
        double left = 1 - time;
        if (time >= 1) {
            cancel();
        }
        show.accept(from.toward(to, 1 - left * left * left, width, height));
    }
}
