package studio.atelier.designer.graph;

import java.util.function.LongConsumer;
import javafx.animation.AnimationTimer;

/** Asks for frames while a step runs: 30 a second, or one a second under reduced motion, for the clock alone. */
final class Pulse extends AnimationTimer {

    private static final long MOVING = 33_000_000;
    private static final long STILL = 1_000_000_000;

    private final LongConsumer frame;
    private boolean running;
    private boolean still;
    private long last;

    /** @param frame is given the time for what moves; 0 under reduced motion */
    Pulse(LongConsumer frame) {
        this.frame = frame;
    }

    void run(boolean wanted, boolean reducedMotion) {
        still = reducedMotion;
        if (wanted != running) {
            running = wanted;
            if (wanted) {
                start();
            } else {
                stop();
                frame.accept(0);
            }
        }
    }

    boolean isRunning() {
        return running;
    }

    @Override
    public void handle(long now) {
        if (now - last >= (still ? STILL : MOVING)) {
            last = now;
            frame.accept(still ? 0 : now);
        }
    }
}
