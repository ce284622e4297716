package studio.atelier.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.embedded.EmbeddedEngine;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.Step;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Follows an execution of this engine to its end, and reports. */
final class ExecutionRun {

    private static final long LOOK_MILLIS = 100;
    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final EmbeddedEngine engine;
    private final PrintWriter out;
    private final boolean json;
    private final ExecutionView view;

    ExecutionRun(EmbeddedEngine engine, CommandLine line, boolean json) {
        this.engine = engine;
        this.out = line.getOut();
        PrintWriter err = line.getErr();
        this.json = json;
        this.view = json
                ? new JsonView(out, err)
                : Terminal.isInteractive() ? new LiveView(engine, out) : new PlainView(engine, out, err);
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
        ObjectNode execution;
        try (EventStream.Subscription subscription = engine.events().subscribe(events::add)) {
            view.begin(describe(arn), stepNames(arn));
            execution = watch(arn, events);
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

    private ObjectNode watch(String arn, BlockingQueue<EngineEvent> events) throws InterruptedException {
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
        view.note("Stopping the execution; its containers have two minutes. Press Ctrl-C again to leave at once.");
        try {
            engine.operations().invoke("StopPipelineExecution", Json.object().put("PipelineExecutionArn", arn));
        } catch (SageMakerException e) {
            view.note("atelier: " + Main.message(e));
        }
    }

    private ObjectNode describe(String arn) {
        return engine.operations()
                .invoke("DescribePipelineExecution", Json.object().put("PipelineExecutionArn", arn));
    }

    /** The steps that are still to succeed: after a retry not all of them. */
    private List<String> stepNames(String arn) {
        ObjectNode request = Json.object().put("PipelineExecutionArn", arn);
        ObjectNode definition = engine.operations().invoke("DescribePipelineDefinitionForExecution", request);
        Set<String> done = steps(arn).stream()
                .filter(step -> step.path("StepStatus").asString("").equals("Succeeded"))
                .map(step -> step.path("StepName").asString(""))
                .collect(Collectors.toSet());
        return PipelineDefinition.read(definition.path("PipelineDefinition").asString("")).steps().stream()
                .map(Step::name)
                .filter(name -> !done.contains(name))
                .toList();
    }

    private List<JsonNode> steps(String arn) {
        ObjectNode request = Json.object().put("PipelineExecutionArn", arn).put("SortOrder", "Ascending");
        return Found.all(engine, "ListPipelineExecutionSteps", request, "PipelineExecutionSteps");
    }

    private static boolean isOver(ObjectNode execution) {
        return Statuses.isOver(execution.path("PipelineExecutionStatus").asString(""));
    }
}
