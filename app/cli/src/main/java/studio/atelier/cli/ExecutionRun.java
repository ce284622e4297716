package studio.atelier.cli;

import java.io.PrintWriter;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import picocli.CommandLine;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.databind.node.ObjectNode;

/** Follows an execution of this engine to its end, and reports. */
final class ExecutionRun {

    private static final long LOOK_MILLIS = 100;
    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final EmbeddedEngine engine;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;

    ExecutionRun(EmbeddedEngine engine, CommandLine line, boolean json) {
        this.engine = engine;
        this.out = line.getOut();
        this.err = line.getErr();
        this.json = json;
    }

    /**
     * Starts an execution and follows it.
     *
     * @param start starts it and returns its ARN
     * @return the exit code
     */
    int follow(Supplier<String> start) throws InterruptedException {
        // A Ctrl-C while it starts stops it once it has an ARN.
        CompletableFuture<String> started = new CompletableFuture<>();
        try (Interrupts interrupts = Interrupts.stopping(() -> stop(started.join()))) {
            String arn = start.get();
            started.complete(arn);
            return follow(arn);
        }
    }

    private int follow(String arn) throws InterruptedException {
        BlockingQueue<EngineEvent> events = new LinkedBlockingQueue<>();
        ExecutionView view = json
                ? new JsonView(out)
                : Terminal.isInteractive() ? new LiveView(engine, out) : new PlainView(engine, out);
        ObjectNode execution;
        try (EventStream.Subscription subscription = engine.events().subscribe(events::add)) {
            view.begin(describe(arn), steps(arn));
            execution = watch(arn, events, view);
        }
        view.end();
        ExecutionReport report = new ExecutionReport(engine, execution, steps(arn));
        if (json) {
            out.println(Json.write(report.json()));
        } else {
            report.print(out);
        }
        out.flush();
        return execution.path("PipelineExecutionStatus").asString("").equals("Succeeded") ? 0 : Main.FAILED;
    }

    private ObjectNode watch(String arn, BlockingQueue<EngineEvent> events, ExecutionView view)
            throws InterruptedException {
        long checked = System.nanoTime();
        boolean over = isOver(describe(arn));
        while (true) {
            EngineEvent event = events.poll(over ? 0 : LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (event != null) {
                view.event(event);
                if (event instanceof EngineEvent.StatusChanged change
                        && change.arn().equals(arn)) {
                    over = over || isOver(describe(arn));
                }
            } else if (over) {
                return describe(arn);
            } else {
                view.tick();
                // An event may have been missed while the database changed hands.
                if (System.nanoTime() - checked > CHECK_NANOS) {
                    over = isOver(describe(arn));
                    checked = System.nanoTime();
                }
            }
        }
    }

    private void stop(String arn) {
        err.println("Stopping the execution; its containers have two minutes. Press Ctrl-C again to leave at once.");
        try {
            engine.operations().invoke("StopPipelineExecution", Json.object().put("PipelineExecutionArn", arn));
        } catch (SageMakerException e) {
            err.println("atelier: " + Main.message(e));
        }
    }

    private ObjectNode describe(String arn) {
        return engine.operations()
                .invoke("DescribePipelineExecution", Json.object().put("PipelineExecutionArn", arn));
    }

    private java.util.List<tools.jackson.databind.JsonNode> steps(String arn) {
        ObjectNode request = Json.object().put("PipelineExecutionArn", arn).put("SortOrder", "Ascending");
        return Found.all(engine, "ListPipelineExecutionSteps", request, "PipelineExecutionSteps");
    }

    private static boolean isOver(ObjectNode execution) {
        return switch (execution.path("PipelineExecutionStatus").asString("")) {
            case "Succeeded", "Failed", "Stopped" -> true;
            default -> false;
        };
    }
}
