package studio.atelier.designer.run;

import java.util.ArrayList;
import java.util.List;
import studio.atelier.engine.pipelines.expression.StepGraph;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.timeline.TimelineRow;

/** The steps of a run as rows of a timeline. */
public final class RunRows {

    private RunRows() {}

    /**
     * @param graph of the definition that the run runs
     * @return a row for each step, by its name, in the order of the definition
     */
    public static List<TimelineRow> of(RunState run, StepGraph graph) {
        List<TimelineRow> rows = new ArrayList<>();
        for (StepState step : run.steps().values()) {
            List<String> before = List.copyOf(graph.dependencies(step.name()));
            TimelineRow row = step.started().isEmpty()
                    ? TimelineRow.waiting(step.name(), step.name(), step.status(), before)
                    : TimelineRow.of(
                            step.name(),
                            step.name(),
                            step.status(),
                            step.started().get(),
                            step.ended().orElse(null),
                            before);
            rows.add(row.noted(note(step)));
        }
        return rows;
    }

    private static String note(StepState step) {
        if (step.attempts() > 1) {
            return step.attempts() + " attempts";
        }
        return step.status() == Status.SKIPPED ? step.detail() : "";
    }
}
