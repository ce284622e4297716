package studio.atelier.engine.pipelines.validation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.expression.PathEvaluator;
import tools.jackson.databind.JsonNode;

/** Names that a step gives to the items of its lists. */
final class DeclaredNames {

    private DeclaredNames() {}

    /**
     * The items' names; a name that is not known before the run, as it is an expression, has false.
     * Empty if the list's items have no name at all.
     */
    static Map<String, Boolean> of(JsonNode items, String list) {
        Map<String, Boolean> names = new LinkedHashMap<>();
        Optional<String> member = PathEvaluator.identifyingMember(list);
        if (member.isEmpty()) {
            return names;
        }
        for (JsonNode item : items) {
            Optional<JsonNode> name = Nodes.get(item, member.get());
            name.ifPresent(n -> names.put(n.isString() ? n.stringValue() : n.toString(), n.isString()));
        }
        return names;
    }

    /** The names of a Processing step's outputs. */
    static Map<String, Boolean> outputs(Step step) {
        return Nodes.object(step.arguments(), "ProcessingOutputConfig")
                .map(config -> of(Nodes.items(config, "Outputs"), "Outputs"))
                .orElse(Map.of());
    }
}
