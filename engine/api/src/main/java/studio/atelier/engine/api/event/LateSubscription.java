package studio.atelier.engine.api.event;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A subscription that is made and ended in the background, for those who must not wait, as the thread of a screen. A
 * stream looks where it stands before it delivers, which may take a moment. Safe for any thread.
 */
public final class LateSubscription implements EventStream.Subscription {

    private EventStream.@Nullable Subscription made;
    private volatile boolean closed;

    private LateSubscription() {}

    /**
     * Returns at once.
     *
     * @param begun called once events are delivered, on a thread of its own: what was read before that may lack what
     *     happened meanwhile
     */
    public static LateSubscription of(EventStream stream, Consumer<EngineEvent> listener, Runnable begun) {
        LateSubscription late = new LateSubscription();
        Thread.ofVirtual().name("subscribe").start(() -> late.begin(stream, listener, begun));
        return late;
    }

    private void begin(EventStream stream, Consumer<EngineEvent> listener, Runnable begun) {
        synchronized (this) {
            if (closed) {
                return;
            }
            try {
                made = stream.subscribe(listener);
            } catch (RuntimeException e) {
                if (closed) {
                    // The stream may have been closed with whoever wanted to listen.
                    return;
                }
                throw e;
            }
        }
        begun.run();
    }

    /** Returns at once; events may be delivered a moment longer. */
    @Override
    public void close() {
        closed = true;
        Thread.ofVirtual().name("unsubscribe").start(this::end);
    }

    private synchronized void end() {
        if (made != null) {
            made.close();
        }
    }
}
