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
    private final List<Check> checks = new ArrayList<>();

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
        checks.add(new DocumentCheck());
        checks.add(new ParameterCheck());
        checks.add(new StepCheck());
        checks.add(new DependencyCheck());
        checks.add(new BranchCheck());
        checks.add(new ReferenceCheck());
        checks.add(new ConditionCheck());
        checks.add(new ArgumentsCheck());
        checks.add(new TypeRules());
        checks.add(new ForbiddenMemberCheck());
        checks.add(new TextIntegrityCheck());
        checks.add(new CacheCheck());
        checks.add(new RetryCheck());
        checks.add(new PropertyFileCheck());
        checks.add(new RunnableCheck());
        checks.add(new UnusedParameterCheck());
        images.ifPresent(catalog -> checks.add(new ImageCheck(catalog)));
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
        checks.forEach(check -> check.check(validation));
        return validation.findings().inOrder();
    }

    /** The finding of a text that cannot be read. */
    public static Finding syntax(DefinitionSyntaxException e) {
        return new Finding(
                Severity.ERROR, "syntax", "", e.line(), e.column(), Words.sentence(e.problem()), Optional.empty());
    }
}
