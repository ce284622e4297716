package studio.atelier.engine.pipelines.definition;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A parameter of a pipeline.
 *
 * @param name empty if the JSON gives none
 * @param type String if the JSON gives none or an unknown one
 * @param typed true if the JSON names a known type
 * @param defaultValue as written; absent if missing or null
 * @param enumValues the allowed texts; empty if any is
 * @param raw its JSON, not to be changed
 * @param pointer where it stands
 */
public record Parameter(
        String name,
        ParameterType type,
        boolean typed,
        Optional<JsonNode> defaultValue,
        List<String> enumValues,
        Optional<String> description,
        ObjectNode raw,
        String pointer) {

    static Parameter of(ObjectNode raw, String pointer) {
        Optional<ParameterType> type = Nodes.text(raw, "Type").flatMap(ParameterType::of);
        return new Parameter(
                Nodes.text(raw, "Name").orElse(""),
                type.orElse(ParameterType.STRING),
                type.isPresent(),
                Nodes.get(raw, "DefaultValue"),
                Nodes.texts(raw, "EnumValues"),
                Nodes.text(raw, "Description"),
                raw,
                pointer);
    }
}
