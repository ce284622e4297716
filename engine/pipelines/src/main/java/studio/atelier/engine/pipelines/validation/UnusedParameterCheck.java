package studio.atelier.engine.pipelines.validation;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Parameter;
import studio.atelier.engine.pipelines.expression.Expression.ParameterRef;
import studio.atelier.engine.pipelines.expression.ExpressionFinder;
import studio.atelier.engine.pipelines.expression.Occurrence;
import studio.atelier.engine.pipelines.expression.Occurrence.Found;

/** Parameters that nothing mentions. */
final class UnusedParameterCheck implements Check {

    @Override
    public void check(Validation validation) {
        Set<String> used = new HashSet<>();
        for (Occurrence occurrence :
                ExpressionFinder.find(validation.definition().json(), "")) {
            if (occurrence instanceof Found found && found.expression() instanceof ParameterRef(String name)) {
                used.add(name);
            }
        }
        for (Parameter parameter : validation.definition().parameters()) {
            if (!parameter.name().isEmpty() && !used.contains(parameter.name())) {
                validation
                        .findings()
                        .info(
                                "unused-parameter",
                                parameter.pointer(),
                                "Nothing uses parameter " + Words.brief(parameter.name()) + "; use it or remove it.",
                                Optional.of(Fix.of(
                                        "Remove parameter " + Words.brief(parameter.name()),
                                        new JsonEdit.Remove(parameter.pointer()))));
            }
        }
    }
}
