package studio.atelier.designer.document;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.engine.pipelines.validation.Severity;

/**
 * A definition with what the validator says about it, found by step without a search. Does not change. Making it goes
 * through all findings and steps: not for the JavaFX thread.
 */
public final class Checked {

    private final PipelineDefinition definition;
    private final List<Finding> findings;
    private final Map<String, String> steps = new HashMap<>();
    private final Map<String, List<Finding>> byStep = new HashMap<>();
    private final Map<Severity, Long> counts = new EnumMap<>(Severity.class);

    private Checked(PipelineDefinition definition, List<Finding> findings) {
        this.definition = definition;
        this.findings = List.copyOf(findings);
        if (!findings.isEmpty()) {
            definition.steps().forEach(step -> steps.put(step.pointer(), step.name()));
        }
        for (Finding finding : this.findings) {
            counts.merge(finding.severity(), 1L, Long::sum);
            stepOf(finding)
                    .ifPresent(step -> byStep.computeIfAbsent(step, name -> new ArrayList<>())
                            .add(finding));
        }
        byStep.replaceAll((step, list) -> List.copyOf(list));
    }

    public static Checked of(PipelineDefinition definition, List<Finding> findings) {
        return new Checked(definition, findings);
    }

    /** @return a definition that nobody has checked yet */
    static Checked notYet(PipelineDefinition definition) {
        return new Checked(definition, List.of());
    }

    public PipelineDefinition definition() {
        return definition;
    }

    /** @return in the order of the validator */
    public List<Finding> findings() {
        return findings;
    }

    public long errors() {
        return counts.getOrDefault(Severity.ERROR, 0L);
    }

    public long warnings() {
        return counts.getOrDefault(Severity.WARNING, 0L);
    }

    /** @return the findings about a step, or about what lies in it but in no step of a branch */
    public List<Finding> of(String step) {
        return byStep.getOrDefault(step, List.of());
    }

    /** @return the innermost step that a finding is about */
    public Optional<String> stepOf(Finding finding) {
        String pointer = finding.pointer();
        while (!pointer.isEmpty()) {
            String step = steps.get(pointer);
            if (step != null) {
                return Optional.of(step);
            }
            pointer = pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
        }
        return Optional.empty();
    }
}
