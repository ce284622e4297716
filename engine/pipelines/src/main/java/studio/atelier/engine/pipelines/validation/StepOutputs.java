package studio.atelier.engine.pipelines.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Step;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The names that a step's own definition gives to what it makes. */
final class StepOutputs {

    private StepOutputs() {}

    /** Names of a Processing step's outputs; empty if they are not all written out. */
    static Optional<List<String>> names(Step step) {
        JsonNode config =
                Nodes.object(step.arguments(), "ProcessingOutputConfig").orElseGet(Json::object);
        return names(config.get("Outputs") instanceof ArrayNode outputs ? outputs : Json.array(), "OutputName");
    }

    /** The names in a list of objects; empty if they are not all written out. */
    static Optional<List<String>> names(ArrayNode items, String member) {
        List<String> names = new ArrayList<>();
        for (JsonNode item : items) {
            Optional<String> name = Nodes.text(item, member);
            if (name.isEmpty()) {
                return Optional.empty();
            }
            names.add(name.get());
        }
        return Optional.of(names);
    }
}
