package studio.atelier.designer.problem;

import studio.atelier.engine.pipelines.validation.Severity;

/** Icon and colour of findings: those that notifications have. */
public final class ProblemLook {

    private ProblemLook() {}

    public static studio.atelier.workbench.notification.Severity of(Severity severity) {
        return switch (severity) {
            case ERROR -> studio.atelier.workbench.notification.Severity.ERROR;
            case WARNING -> studio.atelier.workbench.notification.Severity.WARNING;
            case INFO -> studio.atelier.workbench.notification.Severity.INFO;
        };
    }
}
