package studio.atelier.engine.jobs.resource;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A figure that takes time to find: it is sought in the background, and known a little late. Seeking takes no more than
 * a twentieth of the time, however long it takes.
 */
final class LateFigure<T> {

    private static final int SHARE = 20;

    private final Supplier<@Nullable T> source;
    private final Duration pause;
    private volatile @Nullable T last;
    private boolean seeking;
    private long next = System.nanoTime();

    /** @param pause the least time between two looks */
    LateFigure(Supplier<@Nullable T> source, Duration pause) {
        this.source = source;
        this.pause = pause;
    }

    /** What was last found; null before it was found once. Returns at once, and has it looked for if it is time. */
    synchronized @Nullable T get() {
        if (!seeking && System.nanoTime() - next >= 0) {
            seeking = true;
            Thread.ofVirtual().name("late-figure").start(this::seek);
        }
        return last;
    }

    private void seek() {
        long began = System.nanoTime();
        try {
            last = source.get();
        } finally {
            synchronized (this) {
                seeking = false;
                long now = System.nanoTime();
                next = now + Math.max(pause.toNanos(), SHARE * (now - began));
            }
        }
    }
}
