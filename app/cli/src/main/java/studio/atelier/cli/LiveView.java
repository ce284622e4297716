package studio.atelier.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.databind.node.ObjectNode;

/**
 * On a terminal: a line for each step that has ended, and below them, drawn again several times a second,
 * those that run, with time, progress, metrics and the last line of the log.
 */
final class LiveView implements ExecutionView {

    private static final long FRAME_NANOS = 90_000_000;
    private static final int LAST_LINES = 10;

    private final EmbeddedEngine engine;
    private final LiveBlock block;
    private final Marks marks = new Marks(Terminal.hasUnicode());
    private final Map<String, StepProgress> running = new LinkedHashMap<>();
    private final Map<String, String> lastLog = new ConcurrentHashMap<>();
    private final Map<String, EventStream.Subscription> following = new LinkedHashMap<>();
    private final Queue<String> above = new ConcurrentLinkedQueue<>();
    private String arn = "";
    private int steps;
    private int ended;
    private int nameWidth;
    private long drawnAt;

    LiveView(EmbeddedEngine engine, PrintWriter out) {
        this.engine = engine;
        this.block = new LiveBlock(out);
    }

    @Override
    public void begin(ObjectNode execution, List<String> stepNames) {
        arn = execution.path("PipelineExecutionArn").asString("");
        steps = stepNames.size();
        nameWidth = stepNames.stream().mapToInt(String::length).max().orElse(0);
        above.add("Execution " + arn);
        draw();
    }

    @Override
    public void event(EngineEvent event) {
        if (event instanceof EngineEvent.StepChanged step) {
            if (step.arn().equals(arn)) {
                change(step);
            }
        } else {
            running.values().stream()
                    .filter(step -> step.job().filter(event.arn()::equals).isPresent())
                    .forEach(step -> step.changeJob(event));
        }
        tick();
    }

    private void change(EngineEvent.StepChanged event) {
        StepProgress step = running.computeIfAbsent(event.step(), name -> new StepProgress(name, event.time()));
        step.change(event);
        step.job()
                .filter(job -> !step.isOver())
                .ifPresent(job -> following.computeIfAbsent(
                        job, key -> engine.events().followLog(key, text -> lastLog.put(key, text.text()))));
        if (step.isOver()) {
            running.remove(step.name());
            ended++;
            above.add(line(step));
            step.message().ifPresent(text -> text.lines().forEach(line -> above.add("    " + line)));
            step.job().ifPresent(job -> close(job, step.status().equals("Failed")));
        }
    }

    private void close(String job, boolean failed) {
        EventStream.Subscription subscription = following.remove(job);
        if (subscription != null) {
            Thread.ofVirtual().start(subscription::close);
        }
        if (failed) {
            above.addAll(LogTail.described(engine, job, LAST_LINES));
        }
    }

    @Override
    public void note(String text) {
        above.add(text);
    }

    @Override
    public void tick() {
        if (System.nanoTime() - drawnAt > FRAME_NANOS) {
            draw();
        }
    }

    private void draw() {
        drawnAt = System.nanoTime();
        marks.turn();
        List<String> done = new ArrayList<>();
        for (String line = above.poll(); line != null; line = above.poll()) {
            done.add(line);
        }
        List<String> lines = new ArrayList<>();
        boolean logs = 2 * running.size() < block.rows();
        for (StepProgress step : running.values()) {
            lines.add(line(step));
            String log = step.job().map(lastLog::get).orElse(null);
            if (log != null && logs) {
                lines.add(marks.faint("    " + Texts.printable(log)));
            }
        }
        if (!running.isEmpty() && steps > 1) {
            lines.add(marks.faint(
                    ended + " done, " + running.size() + " running, " + (steps - ended - running.size()) + " to come"));
        }
        block.draw(done, lines);
    }

    private String line(StepProgress step) {
        StringBuilder text = new StringBuilder(marks.of(step.status())).append(' ');
        text.append(step.name())
                .append(" ".repeat(Math.max(0, nameWidth - step.name().length()) + 2));
        text.append(String.format(Locale.ROOT, "%-10s", step.time()));
        if (!step.isOver()) {
            text.append(step.stage());
            if (step.fraction() > 0) {
                text.append("  ").append(marks.bar(step.fraction()));
            }
            text.append("  ");
        }
        return text.append(step.metrics()).toString().stripTrailing();
    }

    @Override
    public void end() {
        draw();
        following.values().forEach(EventStream.Subscription::close);
    }
}
