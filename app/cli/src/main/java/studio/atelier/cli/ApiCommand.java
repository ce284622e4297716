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
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.node.ObjectNode;

/** {@code atelier api}: any operation by its SageMaker name. */
@Command(
        name = "api",
        mixinStandardHelpOptions = true,
        description = {
            "Calls an operation by its SageMaker name; request and response are SageMaker JSON.",
            "Work that the operation started is waited for; Ctrl-C stops it. Exit code 1 if it failed or was stopped."
        },
        footer = {
            "%nExamples",
            "  atelier api ListTrainingJobs",
            "  atelier api DescribeModelPackageGroup '{\"ModelPackageGroupName\": \"abalone\"}'",
            "  atelier api CreateTrainingJob @request.json",
            "  atelier api StartPipelineExecution '{\"PipelineName\": \"abalone\"}' --no-wait"
        })
final class ApiCommand implements Callable<Integer> {

    private static final long LOOK_MILLIS = 1000;

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

    @Option(
            names = "--no-wait",
            description = "Returns with the response; an engine in the background goes on with the work.")
    private boolean noWait;

    @Option(names = BackgroundCall.OPTION, hidden = true)
    private @Nullable Path answerIn;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ObjectNode body = body();
        if (answerIn != null) {
            return inBackground(body, answerIn);
        }
        if (noWait && StartedWork.isStartedBy(operation)) {
            return throughBackground(body);
        }
        AtomicReference<Runnable> stop = new AtomicReference<>(() -> {});
        try (EmbeddedEngine engine = options.open();
                Interrupts interrupts = Interrupts.stopping(() -> stop.get().run())) {
            ObjectNode response = engine.operations().invoke(operation, body.deepCopy());
            print(response);
            return await(engine, StartedWork.of(operation, body, response), stop);
        }
    }

    /** This program in front: the call and its work are another's. */
    private int throughBackground(ObjectNode body) throws IOException, InterruptedException {
        ObjectNode answer = BackgroundCall.make(operation, body, options.arguments());
        if (answer.get("response") instanceof ObjectNode response) {
            print(response);
            return 0;
        }
        options.line().getErr().println("atelier: " + answer.path("error").asString(""));
        return answer.path("code").asInt(Main.FAILED);
    }

    /** This program in the background: it answers the one in front, and stays until the work has ended. */
    private int inBackground(ObjectNode body, Path folder) throws IOException, InterruptedException {
        AtomicReference<Runnable> stop = new AtomicReference<>(() -> {});
        boolean answered = false;
        try (Interrupts interrupts = Interrupts.inBackground(() -> stop.get().run());
                EmbeddedEngine engine = options.open()) {
            ObjectNode response = engine.operations().invoke(operation, body.deepCopy());
            BackgroundCall.answer(folder, response);
            answered = true;
            return await(engine, StartedWork.of(operation, body, response), stop);
        } catch (IOException | RuntimeException e) {
            if (!answered) {
                BackgroundCall.refuse(folder, e);
            }
            throw e;
        }
    }

    private void print(ObjectNode response) {
        PrintWriter out = options.line().getOut();
        out.println(Json.pretty(response));
        out.flush();
    }

    private ObjectNode body() throws IOException {
        String text = request.startsWith("@")
                ? Files.readString(Path.of(request.substring(1)), StandardCharsets.UTF_8)
                : request;
        try {
            return Json.parseObject(text);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String place = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            throw new InputException("The request is not JSON: " + e.getOriginalMessage() + place, e);
        }
    }

    /** Waits for the end of the work; {@code stop} becomes what stops it. Returns the exit code. */
    private static int await(EmbeddedEngine engine, Optional<StartedWork> started, AtomicReference<Runnable> stop)
            throws InterruptedException {
        if (started.isEmpty()) {
            return 0;
        }
        StartedWork work = started.get();
        Semaphore bell = new Semaphore(0);
        stop.set(() -> {
            try {
                engine.operations().invoke(work.stop(), work.name());
            } catch (SageMakerException e) {
                // It ended a moment before.
                bell.release();
            }
        });
        try (EventStream.Subscription subscription = engine.events().subscribe(event -> bell.release())) {
            while (true) {
                String status = work.status(engine);
                if (Statuses.isOver(status)) {
                    return status.equals("Completed") || status.equals("Succeeded") ? 0 : Main.FAILED;
                }
                if (bell.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    bell.drainPermits();
                }
            }
        }
    }
}
