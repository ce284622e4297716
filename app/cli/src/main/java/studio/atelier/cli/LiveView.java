package studio.atelier.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.EventStream;
import studio.atelier.engine.embedded.EmbeddedEngine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A block of lines on a terminal, drawn again as steps get on: status, time, metrics, the last line of the log. */
final class LiveView implements ExecutionView {

    private static final String[] SPINNER = {"|", "/", "-", "\\"};
    private static final String ESCAPE = "\u001b[";
    private static final long FRAME_NANOS = 90_000_000;

    private static final class Line {
        final Instant begun;
        String status = "";
        String stage = "";
        String job = "";
        Instant ended = Instant.MAX;
        boolean cached;
        final Map<String, Double> metrics = new LinkedHashMap<>();

        Line(Instant begun) {
            this.begun = begun;
        }
    }

    private final EmbeddedEngine engine;
    private final PrintWriter out;
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final Map<String, String> lastLog = new ConcurrentHashMap<>();
    private final Map<String, EventStream.Subscription> following = new LinkedHashMap<>();
    private String arn = "";
    private int drawn;
    private int frame;
    private long drawnAt;

    LiveView(EmbeddedEngine engine, PrintWriter out) {
        this.engine = engine;
        this.out = out;
    }

    @Override
    public void begin(ObjectNode execution, List<JsonNode> steps) {
        arn = execution.path("PipelineExecutionArn").asString("");
        out.println("Execution " + arn);
        draw();
    }

    @Override
    public void event(EngineEvent event) {
        switch (event) {
            case EngineEvent.StepChanged e when e.arn().equals(arn) -> step(e);
            case EngineEvent.StatusChanged e ->
                lines.values().stream()
                        .filter(line -> line.job.equals(e.arn()))
                        .forEach(line -> line.stage = e.detail().orElse(""));
            case EngineEvent.MetricReported e ->
                lines.values().stream()
                        .filter(line -> line.job.equals(e.arn()))
                        .forEach(line -> line.metrics.put(e.metric(), e.value()));
            default -> {
                // Nothing to draw.
            }
        }
        tick();
    }

    private void step(EngineEvent.StepChanged event) {
        Line line = lines.computeIfAbsent(event.step(), name -> new Line(event.time()));
        line.status = event.status();
        line.cached = event.message().filter("Cached"::equals).isPresent();
        event.jobArn().ifPresent(job -> {
            line.job = job;
            if (!line.cached) {
                following.computeIfAbsent(
                        job, key -> engine.events().followLog(key, text -> lastLog.put(key, text.text())));
            }
        });
        if (isOver(line.status)) {
            line.ended = event.time();
            EventStream.Subscription subscription = following.remove(line.job);
            if (subscription != null) {
                Thread.ofVirtual().start(subscription::close);
            }
        }
    }

    private static boolean isOver(String status) {
        return status.equals("Succeeded") || status.equals("Failed") || status.equals("Stopped");
    }

    @Override
    public void tick() {
        if (System.nanoTime() - drawnAt > FRAME_NANOS) {
            draw();
        }
    }

    private void draw() {
        drawnAt = System.nanoTime();
        frame++;
        List<String> block = new ArrayList<>();
        int width = Terminal.width();
        int name = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        lines.forEach((step, line) -> {
            StringBuilder text = new StringBuilder(mark(line)).append(' ');
            text.append(step).append(" ".repeat(name - step.length() + 2));
            Instant end = isOver(line.status) ? line.ended : Instant.now();
            text.append(line.cached ? "cached" : Texts.duration(Duration.between(line.begun, end)));
            if (!isOver(line.status) && !line.stage.isEmpty()) {
                text.append("  ").append(line.stage);
            }
            line.metrics.entrySet().stream()
                    .limit(3)
                    .forEach(m ->
                            text.append("  ").append(m.getKey()).append(' ').append(Texts.number(m.getValue())));
            block.add(cut(text.toString(), width));
            String log = lastLog.get(line.job);
            if (!isOver(line.status) && log != null) {
                block.add(cut("    " + log.replaceAll("\\p{Cntrl}", " "), width));
            }
        });
        StringBuilder screen = new StringBuilder();
        if (drawn > 0) {
            screen.append(ESCAPE).append(drawn).append('A');
        }
        screen.append('\r').append(ESCAPE).append("0J");
        block.forEach(text -> screen.append(text).append('\n'));
        out.print(screen);
        out.flush();
        drawn = block.size();
    }

    private String mark(Line line) {
        return switch (line.status) {
            case "Succeeded" -> ESCAPE + "32m+" + ESCAPE + "0m";
            case "Failed" -> ESCAPE + "31mx" + ESCAPE + "0m";
            case "Stopped" -> ESCAPE + "33mo" + ESCAPE + "0m";
            default -> SPINNER[frame % SPINNER.length];
        };
    }

    private static String cut(String text, int width) {
        // The colour codes take no room.
        int hidden = text.startsWith(ESCAPE) ? 9 : 0;
        return text.length() - hidden > width ? text.substring(0, width + hidden - 3) + "..." : text;
    }

    @Override
    public void end() {
        draw();
        following.values().forEach(EventStream.Subscription::close);
    }
}
