package studio.atelier.cli;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import studio.atelier.engine.api.codec.SdkCodec;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** One JSON object a line: {@code execution}, {@code step}, {@code job}, {@code metric} and {@code progress} events. */
final class JsonView implements ExecutionView {

    private final PrintWriter out;
    private final PrintWriter err;
    private final Set<String> jobs = new HashSet<>();
    private String arn = "";

    JsonView(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public void begin(ObjectNode execution, List<String> steps) {
        arn = execution.path("PipelineExecutionArn").asString("");
        ObjectNode line = Json.object().put("type", "execution");
        line.set("execution", execution);
        print(line);
    }

    @Override
    public void event(EngineEvent event) {
        switch (event) {
            case EngineEvent.StepChanged e
            when e.arn().equals(arn) -> {
                e.jobArn().ifPresent(jobs::add);
                ObjectNode line = line("step", e).put("step", e.step()).put("status", e.status());
                e.jobArn().ifPresent(job -> line.put("job", job));
                e.message().ifPresent(text -> line.put("message", text));
                print(line);
            }
            case EngineEvent.StatusChanged e
            when e.arn().equals(arn) || jobs.contains(e.arn()) -> {
                ObjectNode line =
                        line(e.arn().equals(arn) ? "status" : "job", e).put("status", e.status());
                e.detail().ifPresent(text -> line.put("secondaryStatus", text));
                e.message().ifPresent(text -> line.put("message", text));
                print(line);
            }
            case EngineEvent.MetricReported e
            when jobs.contains(e.arn()) ->
                print(line("metric", e).put("metric", e.metric()).put("value", e.value()));
            case EngineEvent.Progress e
            when jobs.contains(e.arn()) ->
                print(line("progress", e).put("stage", e.stage()).put("fraction", e.fraction()));
            default -> {
                // Of another execution on the same workspace.
            }
        }
    }

    private static ObjectNode line(String type, EngineEvent event) {
        return Json.object()
                .put("type", type)
                .put("time", SdkCodec.epochSeconds(event.time()))
                .put("arn", event.arn());
    }

    private void print(ObjectNode line) {
        out.println(Json.write(line));
        out.flush();
    }

    @Override
    public void note(String text) {
        err.println(text);
    }

    @Override
    public void tick() {
        // Only events have lines.
    }

    @Override
    public void end() {
        out.flush();
    }
}
