package studio.atelier.engine.pipelines.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.api.shape.ApiShapes;
import studio.atelier.engine.pipelines.definition.DefinitionSyntaxException;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;

/**
 * Checks pipeline definitions: their structure, names, parameters, expressions, the graph of steps, the
 * arguments of each step against the API's shapes, and whether this engine can run them. It answers
 * for any text and any JSON and throws on none.
 */
public final class PipelineValidator {

    private final ApiShapes shapes;
    private final List<Check> documentChecks =
            List.of(new DocumentCheck(), new ParameterCheck(), new UnusedParameterCheck());
    private final List<Check> stepChecks = new ArrayList<>();

    /** A validator that does not ask what runs the images. */
    public PipelineValidator() {
        this(Optional.empty());
    }

    /** A validator that also tells which images nothing on this machine runs. */
    public PipelineValidator(ImageCatalog images) {
        this(Optional.of(images));
    }

    private PipelineValidator(Optional<ImageCatalog> images) {
        this.shapes = ApiShapes.sageMaker();
        stepChecks.add(new StepCheck());
        stepChecks.add(new DependencyCheck());
        stepChecks.add(new BranchCheck());
        stepChecks.add(new ReferenceCheck());
        stepChecks.add(new ConditionCheck());
        stepChecks.add(new ArgumentsCheck());
        stepChecks.add(new TypeRules());
        stepChecks.add(new ForbiddenMemberCheck());
        stepChecks.add(new TextIntegrityCheck());
        stepChecks.add(new CacheCheck());
        stepChecks.add(new RetryCheck());
        stepChecks.add(new PropertyFileCheck());
        stepChecks.add(new RunnableCheck());
        images.ifPresent(catalog -> {
            stepChecks.add(new ImageCheck(catalog));
            stepChecks.add(new HyperparameterCheck(catalog));
        });
    }

    /** All findings, in the order of the text. A text that is no definition at all gives one finding. */
    public List<Finding> validate(String text) {
        try {
            return validate(PipelineDefinition.read(text));
        } catch (DefinitionSyntaxException e) {
            return List.of(syntax(e));
        }
    }

    /** All findings, in the order of the text. */
    public List<Finding> validate(PipelineDefinition definition) {
        Validation validation = new Validation(definition, shapes);
        documentChecks.forEach(check -> check.check(validation));
        steps(validation);
        return validation.findings().inOrder();
    }

    private void steps(Validation validation) {
        stepChecks.forEach(check -> check.check(validation));
        validation.bodies().forEach(this::steps);
    }

    /** The finding of a text that cannot be read. */
    public static Finding syntax(DefinitionSyntaxException e) {
        return new Finding(
                Severity.ERROR, "syntax", "", e.line(), e.column(), Words.sentence(e.problem()), Optional.empty());
    }
}
