package studio.atelier.designer.editor;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.document.Checked;
import studio.atelier.designer.graph.GraphNode;
import studio.atelier.designer.graph.NodeState;
import studio.atelier.designer.graph.PipelineGraph;
import studio.atelier.designer.run.RunState;
import studio.atelier.designer.run.StepState;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.engine.pipelines.validation.Severity;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.control.Times;

/** What the cards show: how the run that is shown stands, and what the validator found. */
final class NodeStates {

    private static final int SHORT = 48;

    private NodeStates() {}

    static Map<String, NodeState> of(PipelineGraph graph, Checked checked, @Nullable RunState run) {
        Map<String, NodeState> states = new HashMap<>();
        for (GraphNode node : graph.nodes().values()) {
            StepState step = run == null ? null : run.steps().get(node.step());
            NodeState state = step == null ? NodeState.IDLE : state(step);
            List<Finding> findings = checked.of(node.step());
            long errors = count(findings, Severity.ERROR);
            long warnings = count(findings, Severity.WARNING);
            if (errors + warnings > 0) {
                state = state.withProblems((int) errors, (int) warnings, words(findings, errors, warnings));
            }
            states.put(node.id(), state);
        }
        return states;
    }

    private static NodeState state(StepState step) {
        NodeState state = NodeState.of(step.status());
        if (step.status() == Status.RUNNING || step.status() == Status.STOPPING) {
            state = step.started().map(state::withSince).orElse(state);
            if (!step.detail().isEmpty()) {
                state = state.withDetail(step.detail());
            }
            if (step.fraction() > 0) {
                state = state.withProgress(step.fraction());
            }
        } else {
            state = state.withDetail(detail(step));
            String time = step.cachedFrom().isPresent()
                    ? ""
                    : step.started()
                            .flatMap(any -> step.elapsed(Instant.now()))
                            .map(Times::shortLength)
                            .orElse("");
            state = state.withTime(time);
        }
        var metric = step.metrics().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("validation"))
                .findFirst()
                .or(() -> step.metrics().entrySet().stream().findFirst());
        return metric.isPresent()
                ? state.withMetric(
                        metric.get().getKey(), Times.number(metric.get().getValue()))
                : state;
    }

    private static String detail(StepState step) {
        if (step.cachedFrom().isPresent()) {
            return "from an earlier run";
        }
        if (step.status() == Status.FAILED) {
            return step.message().map(NodeStates::shortened).orElse("");
        }
        return step.detail();
    }

    private static String words(List<Finding> findings, long errors, long warnings) {
        Severity worst = errors > 0 ? Severity.ERROR : Severity.WARNING;
        long number = errors > 0 ? errors : warnings;
        if (number > 1) {
            return number + (errors > 0 ? " errors" : " warnings");
        }
        return findings.stream()
                .filter(finding -> finding.severity() == worst)
                .findFirst()
                .map(finding -> shortened(finding.message()))
                .orElse("");
    }

    private static String shortened(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.length() > SHORT ? line.substring(0, SHORT - 1) + "…" : line;
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
