package studio.atelier.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.databind.node.ObjectNode;

/** Lines for pipes and files: each change of a step, the engine's notes on its job, the end of a job's log if it failed. */
final class PlainView implements ExecutionView {

    private static final int LAST_LINES = 10;

    private final EmbeddedEngine engine;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Map<String, String> shown = new HashMap<>();
    private final Map<String, Instant> begun = new HashMap<>();
    private String arn = "";

    PlainView(EmbeddedEngine engine, PrintWriter out, PrintWriter err) {
        this.engine = engine;
        this.out = out;
        this.err = err;
    }

    @Override
    public void begin(ObjectNode execution, List<String> steps) {
        arn = execution.path("PipelineExecutionArn").asString("");
        out.println("Execution " + arn);
        out.flush();
    }

    @Override
    public void event(EngineEvent event) {
        if (!(event instanceof EngineEvent.StepChanged step) || !step.arn().equals(arn)) {
            return;
        }
        begun.putIfAbsent(step.step(), step.time());
        String key = step.status() + step.message().orElse("") + step.jobArn().orElse("");
        if (key.equals(shown.put(step.step(), key))) {
            return;
        }
        StringBuilder line = new StringBuilder(step.step() + ": " + step.status());
        if (Statuses.isOver(step.status())) {
            Duration took = Duration.between(begun.getOrDefault(step.step(), step.time()), step.time());
            line.append(" after ").append(Texts.duration(took));
        }
        step.jobArn()
                .filter(job -> !Statuses.isOver(step.status()))
                .ifPresent(job -> line.append(" (")
                        .append(job.substring(job.lastIndexOf(':') + 1))
                        .append(')'));
        step.message().ifPresent(text -> line.append(": ").append(text));
        out.println(line);
        if (step.status().equals("Failed")) {
            step.jobArn()
                    .ifPresent(job -> LogTail.described(engine, job, LAST_LINES).forEach(out::println));
        }
        out.flush();
    }

    @Override
    public void note(String text) {
        err.println(text);
    }

    @Override
    public void tick() {
        // Only changes have lines.
    }

    @Override
    public void end() {
        out.flush();
    }
}
