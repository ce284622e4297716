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
import picocli.CommandLine.Parameters;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** {@code atelier executions}: what ran, newest first. */
@Command(name = "executions", mixinStandardHelpOptions = true, description = "Lists pipeline executions, newest first.")
final class ExecutionsCommand implements Callable<Integer> {

    @Mixin
    private EngineOptions options = new EngineOptions();

    @Parameters(paramLabel = "PIPELINE", arity = "0..1", description = "Only those of this pipeline.")
    private @Nullable String pipeline;

    @Option(names = "--json", description = "The summaries as a JSON array.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = options.line().getOut();
        try (EmbeddedEngine engine = options.open()) {
            List<JsonNode> executions = new ArrayList<>();
            for (String name : names(engine)) {
                executions.addAll(Found.all(
                        engine,
                        "ListPipelineExecutions",
                        Json.object().put("PipelineName", name),
                        "PipelineExecutionSummaries"));
            }
            executions.sort((a, b) -> b.path("StartTime")
                    .decimalValue()
                    .compareTo(a.path("StartTime").decimalValue()));
            if (json) {
                ArrayNode all = Json.array();
                executions.forEach(all::add);
                out.println(Json.write(all));
            } else {
                print(out, executions);
            }
        }
        return 0;
    }

    private List<String> names(EmbeddedEngine engine) {
        return pipeline != null
                ? List.of(pipeline)
                : Found.all(engine, "ListPipelines", Json.object(), "PipelineSummaries").stream()
                        .map(found -> found.path("PipelineName").asString(""))
                        .toList();
    }

    private static void print(PrintWriter out, List<JsonNode> executions) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("STARTED", "PIPELINE", "EXECUTION", "STATUS", "REASON"));
        for (JsonNode execution : executions) {
            String[] arn = execution.path("PipelineExecutionArn").asString("").split("/");
            rows.add(List.of(
                    Texts.time(execution.path("StartTime")),
                    arn[1],
                    arn[arn.length - 1],
                    execution.path("PipelineExecutionStatus").asString(""),
                    execution
                            .path("PipelineExecutionFailureReason")
                            .asString("")
                            .lines()
                            .findFirst()
                            .orElse("")));
        }
        Texts.table(rows).forEach(out::println);
    }
}
