package studio.atelier.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code atelier jobs}: training and processing jobs, newest first. */
@Command(name = "jobs", mixinStandardHelpOptions = true, description = "Lists jobs, newest first.")
final class JobsCommand implements Callable<Integer> {

    private static final int LONGEST = 20;

    /** SageMaker's words. */
    private enum JobStatus {
        InProgress,
        Completed,
        Failed,
        Stopping,
        Stopped
    }

    @Mixin
    private EngineOptions options = new EngineOptions();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "Only jobs of this status: ${COMPLETION-CANDIDATES}.")
    private @Nullable JobStatus status;

    @Option(names = "--all", description = "All jobs, not only the newest " + LONGEST + ".")
    private boolean all;

    @Option(names = "--json", description = "The summaries as a JSON array.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = options.line().getOut();
        try (EmbeddedEngine engine = options.open()) {
            ObjectNode request = Json.object();
            if (status != null) {
                request.put("StatusEquals", status.name());
            }
            List<JsonNode> jobs = new ArrayList<>();
            jobs.addAll(Found.all(engine, "ListTrainingJobs", request, "TrainingJobSummaries"));
            jobs.addAll(Found.all(engine, "ListProcessingJobs", request, "ProcessingJobSummaries"));
            jobs.sort((a, b) -> b.path("CreationTime")
                    .decimalValue()
                    .compareTo(a.path("CreationTime").decimalValue()));
            List<JsonNode> shown = all ? jobs : jobs.subList(0, Math.min(LONGEST, jobs.size()));
            if (json) {
                ArrayNode list = Json.array();
                shown.forEach(list::add);
                out.println(Json.write(list));
            } else {
                print(out, shown);
                if (shown.size() < jobs.size()) {
                    out.println((jobs.size() - shown.size()) + " older jobs; --all shows them");
                }
            }
        }
        return 0;
    }

    private static void print(PrintWriter out, List<JsonNode> jobs) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("CREATED", "KIND", "JOB", "STATUS", "TIME"));
        for (JsonNode job : jobs) {
            String kind = job.has("TrainingJobName") ? "Training" : "Processing";
            rows.add(List.of(
                    Texts.time(job.path("CreationTime")),
                    kind,
                    job.path(kind + "JobName").asString(""),
                    job.path(kind + "JobStatus").asString(""),
                    Texts.between(job, "CreationTime", kind + "EndTime")));
        }
        Texts.table(rows).forEach(out::println);
    }
}
