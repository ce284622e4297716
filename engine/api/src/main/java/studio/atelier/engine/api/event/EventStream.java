package studio.atelier.engine.api.event;

import java.util.function.Consumer;

/** The events of an engine, as they happen. */
public interface EventStream {

    /** Ends a subscription. Nothing is delivered after it returned. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Delivers every event from now on, in order, on a thread of the stream. A listener that throws is
     * dropped and its exception logged.
     */
    Subscription subscribe(Consumer<EngineEvent> listener);

    /**
     * Delivers the log lines of a job, from its first line on, until the subscription is closed.
     *
     * @param jobArn the job
     */
    Subscription followLog(String jobArn, Consumer<EngineEvent.LogLine> listener);
}
