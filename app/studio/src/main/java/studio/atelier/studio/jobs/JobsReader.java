package studio.atelier.studio.jobs;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.designer.run.Statuses;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.job.JobReader;
import studio.atelier.engine.api.job.ResourceSample;
import studio.atelier.engine.api.json.Json;
import studio.atelier.studio.room.FinalMetrics;
import studio.atelier.workbench.control.Status;
import tools.jackson.databind.JsonNode;

/** Reads jobs from the engine. Every method waits for it. */
final class JobsReader {

    private static final int MOST = 100;

    private static final String NOTE = "[atelier] ";
    private static final String RUNS_ON = "Runs on: ";
    private static final String ISOLATION = "EnableNetworkIsolation: ";
    private static final String SCALED = "so the job was scaled";

    private final Engine engine;

    JobsReader(Engine engine) {
        this.engine = engine;
    }

    /** @return the newest jobs of each type, newest first */
    List<JobEntry> newest() {
        List<JobEntry> jobs = new ArrayList<>();
        for (JobType type : JobType.values()) {
            engine.operations()
                    .invoke(
                            "List" + type.member() + "s",
                            Json.object()
                                    .put("MaxResults", MOST)
                                    .put("SortBy", "CreationTime")
                                    .put("SortOrder", "Descending"))
                    .path(type.member() + "Summaries")
                    .forEach(summary -> jobs.add(entry(type, summary)));
        }
        jobs.sort(Comparator.comparing(JobEntry::created).reversed());
        return List.copyOf(jobs);
    }

    private JobEntry entry(JobType type, JsonNode summary) {
        String status = summary.path(type.member() + "Status").asString("");
        String arn = summary.path(type.member() + "Arn").asString("");
        // Only processing jobs tell their reason in the list.
        Optional<String> waits = status.equals("InProgress") ? engine.jobs().waitsFor(arn) : Optional.empty();
        String failure = summary.path("FailureReason").asString("");
        if (failure.isEmpty() && status.equals("Failed")) {
            failure = engine.jobs().phases(arn).stream()
                    .flatMap(phase -> phase.message().stream())
                    .reduce("", (before, last) -> last);
        }
        return new JobEntry(
                arn,
                type,
                summary.path(type.member() + "Name").asString(""),
                waits.isPresent() ? Status.QUEUED : Statuses.of(status),
                waits.orElse(summary.path("SecondaryStatus").asString("")),
                JobDetail.time(summary.path("CreationTime")).orElse(Instant.EPOCH),
                JobDetail.time(summary.path(type == JobType.TRAINING ? "TrainingEndTime" : "ProcessingEndTime")),
                failure);
    }

    JobDetail detail(String arn) {
        JobType type = JobType.ofArn(arn)
                .orElseThrow(() -> new IllegalArgumentException(arn + " is no training or processing job"));
        JsonNode described = engine.operations()
                .invoke("Describe" + type.member(), Json.object().put(type.member() + "Name", JobType.nameOf(arn)));
        List<JobReader.Phase> phases = engine.jobs().phases(arn);
        Status status = Statuses.of(described.path(type.member() + "Status").asString(""));
        List<String> head = head(arn);
        return new JobDetail(
                arn,
                type,
                JobType.nameOf(arn),
                status,
                described,
                phases,
                noted(head, RUNS_ON),
                noted(head, SCALED),
                noted(head, ISOLATION),
                engine.jobs().ignored(arn));
    }

    // The engine writes at the head of the log what it took for the image.
    private static Optional<String> noted(List<String> head, String what) {
        return head.stream()
                .filter(line -> line.startsWith(NOTE) && line.contains(what))
                .map(line -> line.substring(NOTE.length()).replace(RUNS_ON, "").replace(ISOLATION, ""))
                .findFirst();
    }

    private List<String> head(String arn) {
        return lines(arn, 40, false);
    }

    /** @return the last lines of the job's log */
    List<String> tail(String arn, int most) {
        return lines(arn, most, true);
    }

    private List<String> lines(String arn, int most, boolean last) {
        for (var stream : engine.logs().streams(arn)) {
            try (var lines = engine.logs().lines(stream)) {
                if (!last) {
                    return lines.limit(most).map(line -> line.text()).toList();
                }
                ArrayDeque<String> kept = new ArrayDeque<>();
                lines.forEach(line -> {
                    kept.add(line.text());
                    if (kept.size() > most) {
                        kept.removeFirst();
                    }
                });
                return List.copyOf(kept);
            } catch (IOException e) {
                return List.of("The log cannot be read: " + e.getMessage());
            }
        }
        return List.of();
    }

    /** @return last values of a training job by name */
    Map<String, Double> finalMetrics(String arn) {
        return FinalMetrics.of(engine.sageMaker(), arn);
    }

    /** @return all values so far, oldest first */
    List<EngineEvent.MetricReported> metrics(String arn) {
        return engine.metrics(arn);
    }

    /** @return what the job's containers used so far, by host, oldest first */
    List<ResourceSample> resources(String arn) {
        return engine.jobs().resources(arn);
    }

    void stop(JobDetail job) {
        engine.operations()
                .invoke(
                        "Stop" + job.type().member(),
                        Json.object().put(job.type().member() + "Name", job.name()));
    }
}
