package studio.atelier.engine.pipelines.operation;

import java.util.List;
import java.util.stream.Collectors;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.engine.pipelines.validation.PipelineValidator;
import studio.atelier.engine.pipelines.validation.Severity;

/** Lets only definitions pass that are right, and at start only those that this engine can run. */
final class DefinitionGate {

    private static final String NOT_RUNNABLE = "step-not-runnable";
    private static final int MOST_SHOWN = 10;

    private final ImageCatalog images;

    DefinitionGate(ImageCatalog images) {
        this.images = images;
    }

    /** Refuses a definition with errors, as the service does when a pipeline is created. */
    void admit(String definition) {
        refuse(
                "Unable to parse pipeline definition. ",
                new PipelineValidator()
                        .validate(definition).stream()
                                .filter(finding -> finding.severity() == Severity.ERROR)
                                .toList());
    }

    /** Refuses to start what would fail for sure: steps and images that nothing here runs. */
    void admitToRun(PipelineDefinition definition) {
        refuse(
                "The pipeline cannot be run by this engine. ",
                new PipelineValidator(images)
                        .validate(definition).stream()
                                .filter(finding -> finding.severity() == Severity.ERROR
                                        || finding.code().equals(NOT_RUNNABLE))
                                .toList());
    }

    private static void refuse(String start, List<Finding> findings) {
        if (findings.isEmpty()) {
            return;
        }
        String text = findings.stream()
                .limit(MOST_SHOWN)
                .map(finding -> finding.message() + " (line " + finding.line() + ", " + finding.code() + ")")
                .collect(Collectors.joining(" "));
        int more = findings.size() - MOST_SHOWN;
        throw EngineErrors.validation(start + text + (more > 0 ? " And " + more + " more." : ""));
    }
}
