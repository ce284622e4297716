package studio.atelier.engine.embedded.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;

/** Follows the ends of jobs, to see that each has one. */
public final class JobEnds implements AutoCloseable {

    private final List<EngineEvent.StatusChanged> ends = new CopyOnWriteArrayList<>();
    private final EventStream.Subscription subscription;

    public JobEnds(EventStream events) {
        subscription = events.subscribe(event -> {
            if (event instanceof EngineEvent.StatusChanged changed
                    && List.of("Completed", "Failed", "Stopped").contains(changed.status())) {
                ends.add(changed);
            }
        });
    }

    /** The statuses that a job ended with; waits for the first. */
    public List<String> of(String arn) throws InterruptedException {
        Bench.until(() -> ends.stream().anyMatch(end -> end.arn().equals(arn)));
        return ends.stream()
                .filter(end -> end.arn().equals(arn))
                .map(EngineEvent.StatusChanged::status)
                .toList();
    }

    @Override
    public void close() {
        subscription.close();
    }
}
