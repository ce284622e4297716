package studio.atelier.engine.jobs.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import studio.atelier.engine.api.codec.SdkCodec;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.metadata.Resource;
import tools.jackson.databind.node.ObjectNode;

/**
 * A job in the store, as its run writes it. The only place where a job's status changes while it
 * runs: InProgress with its secondary statuses, then one of Completed, Failed, Stopped, once.
 */
final class JobRecord {

    private static final Duration BETWEEN_PROGRESS = Duration.ofMillis(400);

    private final Store store;
    private final JobKind kind;
    private final String name;
    private final String arn;
    private String stage = "";
    private double told;
    private long toldAt;

    JobRecord(Store store, JobKind kind, Resource job) {
        this.store = store;
        this.kind = kind;
        this.name = job.name();
        this.arn = job.arn();
    }

    /**
     * Enters a secondary status; a job that is being stopped keeps its status Stopping, and of what it
     * still goes through only the upload is written down.
     */
    void enter(String detail, String message) {
        begin(detail);
        store.database().offer(transaction -> {
            boolean[] entered = {false};
            store.resources().update(transaction, kind.resourceKind(), name, job -> {
                boolean stopping = job.status().equals("Stopping");
                entered[0] = !isTerminal(job.status()) && (!stopping || detail.equals("Uploading"));
                return entered[0] && !stopping ? job.withStatus(job.status(), Optional.of(detail), job.message()) : job;
            });
            if (entered[0]) {
                store.transitions().enter(transaction, arn, detail, Optional.of(message), false);
            }
        });
        store.journal().wake();
    }

    /**
     * Enters Stopping, unless the job has ended or is being stopped.
     *
     * @return true if it was entered
     */
    boolean stopping() {
        boolean stopping = store.database().inTransaction(transaction -> {
            boolean[] entered = {false};
            store.resources().update(transaction, kind.resourceKind(), name, job -> {
                if (!job.status().equals("InProgress")) {
                    return job;
                }
                entered[0] = true;
                return job.withStatus("Stopping", Optional.of("Stopping"), job.message());
            });
            if (entered[0]) {
                store.transitions().enter(transaction, arn, "Stopping", Optional.of("Stopping the job"), false);
            }
            return entered[0];
        });
        store.journal().wake();
        return stopping;
    }

    /**
     * Tells how far the job has come with what it is doing, unless that is hardly more than was last told.
     *
     * @param fraction 0 to 1
     */
    void progress(double fraction) {
        boolean tell;
        String current;
        synchronized (this) {
            current = stage;
            long now = System.nanoTime();
            tell = fraction > told && (fraction >= 1 || now - toldAt > BETWEEN_PROGRESS.toNanos());
            if (tell) {
                told = fraction;
                toldAt = now;
            }
        }
        if (tell) {
            store.database()
                    .offer(transaction -> store.journal()
                            .append(transaction, new EngineEvent.Progress(Instant.now(), arn, current, fraction)));
            store.journal().wake();
        }
    }

    private synchronized void begin(String newStage) {
        stage = newStage;
        told = 0;
    }

    /** Changes the document. */
    void change(Consumer<ObjectNode> change) {
        store.resources().update(kind.resourceKind(), name, job -> {
            ObjectNode document = job.document().deepCopy();
            change.accept(document);
            return job.withDocument(document);
        });
    }

    void setTime(ObjectNode document, String member) {
        document.put(member, SdkCodec.epochSeconds(Instant.now()));
    }

    /**
     * Ends the job.
     *
     * @param status Completed, Failed or Stopped
     * @param detail the last secondary status: the same, or MaxRuntimeExceeded
     * @param reason why, unless it completed
     */
    void end(String status, String detail, Optional<String> reason, Consumer<ObjectNode> change) {
        store.database().insist(transaction -> {
            boolean[] ended = {false};
            store.resources().update(transaction, kind.resourceKind(), name, job -> {
                if (isTerminal(job.status())) {
                    return job;
                }
                ended[0] = true;
                ObjectNode document = job.document().deepCopy();
                change.accept(document);
                setTime(document, kind == JobKind.TRAINING ? "TrainingEndTime" : "ProcessingEndTime");
                reason.ifPresent(text -> document.put("FailureReason", cut(text)));
                return job.withDocument(document)
                        .withStatus(status, Optional.of(detail), reason.map(JobRecord::cut))
                        .withOwner(Optional.empty());
            });
            if (ended[0]) {
                store.transitions().enter(transaction, arn, detail, reason, true);
            }
        });
        store.journal().wake();
    }

    static boolean isTerminal(String status) {
        return status.equals("Completed") || status.equals("Failed") || status.equals("Stopped");
    }

    private static String cut(String text) {
        return text.length() > 1024 ? text.substring(0, 1024) : text;
    }
}
