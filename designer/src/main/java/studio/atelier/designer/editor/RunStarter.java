package studio.atelier.designer.editor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.designer.document.PipelineDocument;
import studio.atelier.designer.run.ParameterForm;
import studio.atelier.designer.run.ParameterMemory;
import studio.atelier.designer.run.PipelineRuns;
import studio.atelier.designer.run.RunDialog;
import studio.atelier.designer.run.RunLauncher;
import studio.atelier.designer.run.RunState;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;

/** Starts runs of a definition: not while it has errors, and after asking for parameters if it has any. */
final class RunStarter {

    private final PipelineDocument document;
    private final PipelineRuns runs;
    private final ParameterMemory memory;
    private final Workbench workbench;

    RunStarter(PipelineDocument document, PipelineRuns runs, ParameterMemory memory, Workbench workbench) {
        this.document = document;
        this.runs = runs;
        this.memory = memory;
        this.workbench = workbench;
    }

    /**
     * Asks and starts.
     *
     * @param steps the only ones to run; empty for all
     */
    void ask(List<String> steps) {
        if (refused()) {
            return;
        }
        ParameterForm form = form();
        if (form.parameters().isEmpty()) {
            start(Map.of(), steps);
            return;
        }
        String title = steps.isEmpty() ? "Run " + runs.pipeline() : "Run " + String.join(", ", steps);
        workbench.ask(new RunDialog(title, form, memory, document.file(), values -> start(values, steps)).card());
    }

    /** Starts with the values of the last run, without asking. */
    void again() {
        if (!refused()) {
            start(form().given(), List.of());
        }
    }

    private ParameterForm form() {
        return new ParameterForm(document.definition(), memory.last(document.file()));
    }

    private void start(Map<String, String> parameters, List<String> steps) {
        Optional<String> source = steps.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(runs.state())
                        .map(RunState::arn)
                        .or(() -> runs.recent().stream().findFirst().map(run -> run.arn()));
        runs.start(new RunLauncher.Request(runs.pipeline(), document.definition(), parameters, steps, source));
    }

    private boolean refused() {
        long errors = document.checkedProperty().get().errors();
        if (errors == 0) {
            return false;
        }
        workbench
                .notifications()
                .show(Notification.of(
                        Severity.ERROR,
                        errors == 1
                                ? "An error is to be fixed before a run"
                                : errors + " errors are to be fixed before a run",
                        "The list of problems names them.",
                        new Notification.Action(
                                "Show problems", () -> workbench.docks().show("problems"))));
        workbench.docks().show("problems");
        return true;
    }
}
