package studio.atelier.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.databind.node.ObjectNode;

/** {@code atelier retry}: goes on with an execution that failed or was stopped. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        description = "Goes on with an execution that failed or was stopped; steps that succeeded are kept.")
final class RetryCommand implements Callable<Integer> {

    @Mixin
    private EngineOptions options = new EngineOptions();

    @Parameters(paramLabel = "EXECUTION", description = "ARN or id of the execution.")
    private String execution = "";

    @Option(names = "--json", description = "One JSON object per line on stdout, the last one the result.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (EmbeddedEngine engine = options.open()) {
            String arn = Found.execution(engine, execution)
                    .orElseThrow(() -> new InputException(
                            "There is no execution " + execution + "; 'atelier executions' lists those there are"));
            ObjectNode request = Json.object().put("PipelineExecutionArn", arn);
            return new ExecutionRun(engine, options.line(), json).follow(() -> {
                engine.operations().invoke("RetryPipelineExecution", request);
                return arn;
            });
        }
    }
}
