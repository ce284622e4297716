package studio.atelier.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** {@code atelier api}: any operation by its SageMaker name. */
@Command(
        name = "api",
        mixinStandardHelpOptions = true,
        description = {
            "Calls an operation by its SageMaker name; request and response are SageMaker JSON.",
            "Work that the operation started is waited for; Ctrl-C stops it."
        },
        footer = {
            "%nExamples",
            "  atelier api ListTrainingJobs",
            "  atelier api DescribeModelPackageGroup '{\"ModelPackageGroupName\": \"abalone\"}'",
            "  atelier api CreateTrainingJob @request.json"
        })
final class ApiCommand implements Callable<Integer> {

    private static final long LOOK_MILLIS = 1000;

    /** Work that an operation started: how to look at it and how to stop it. */
    private record Work(String describe, String stop, String member, String value, String status) {
        static Optional<Work> of(String operation, ObjectNode request, ObjectNode response) {
            return switch (operation.toLowerCase(java.util.Locale.ROOT)) {
                case "createtrainingjob" -> Optional.of(job("TrainingJob", request));
                case "createprocessingjob" -> Optional.of(job("ProcessingJob", request));
                case "startpipelineexecution", "retrypipelineexecution" ->
                    Optional.of(new Work(
                            "DescribePipelineExecution",
                            "StopPipelineExecution",
                            "PipelineExecutionArn",
                            response.path("PipelineExecutionArn").asString(""),
                            "PipelineExecutionStatus"));
                default -> Optional.empty();
            };
        }

        private static Work job(String kind, ObjectNode request) {
            return new Work(
                    "Describe" + kind,
                    "Stop" + kind,
                    kind + "Name",
                    request.path(kind + "Name").asString(""),
                    kind + "Status");
        }

        ObjectNode name() {
            return Json.object().put(member, value);
        }

        boolean isOver(EmbeddedEngine engine) {
            return switch (engine.operations()
                    .invoke(describe, name())
                    .path(status)
                    .asString("")) {
                case "Completed", "Succeeded", "Failed", "Stopped" -> true;
                default -> false;
            };
        }
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private EngineOptions options = new EngineOptions();

    @Parameters(index = "0", paramLabel = "OPERATION", description = "The operation: CreateTrainingJob, ListModels...")
    private String operation = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "JSON|@FILE",
            defaultValue = "{}",
            description = "The request, or a file that holds it.")
    private String request = "{}";

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (spec == null) {
            throw new IllegalStateException("Set by the command line parser");
        }
        PrintWriter out = spec.commandLine().getOut();
        ObjectNode body = body();
        try (EmbeddedEngine engine = options.open()) {
            ObjectNode response = engine.operations().invoke(operation, body.deepCopy());
            out.println(Json.pretty(response));
            out.flush();
            Optional<Work> work = Work.of(operation, body, response);
            if (work.isPresent()) {
                await(engine, work.get());
            }
        }
        return 0;
    }

    private ObjectNode body() throws IOException {
        String text = request.startsWith("@")
                ? Files.readString(Path.of(request.substring(1)), StandardCharsets.UTF_8)
                : request;
        try {
            return Json.parseObject(text);
        } catch (JacksonException e) {
            throw new InputException(
                    "The request is not JSON: " + e.getOriginalMessage() + " (line "
                            + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")",
                    e);
        }
    }

    private static void await(EmbeddedEngine engine, Work work) throws InterruptedException {
        Semaphore bell = new Semaphore(0);
        try (EventStream.Subscription subscription = engine.events().subscribe(event -> bell.release());
                Interrupts interrupts =
                        Interrupts.stopping(() -> engine.operations().invoke(work.stop(), work.name()))) {
            while (!work.isOver(engine)) {
                if (bell.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
            }
        }
    }
}
