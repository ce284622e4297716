package studio.atelier.engine.pipelines.validation;

import java.util.List;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change that removes the reason of a finding.
 *
 * @param title what it does, as the label of a button
 * @param edits the changes, in the order in which they apply
 */
public record Fix(String title, List<JsonEdit> edits) {

    public Fix {
        edits = List.copyOf(edits);
    }

    static Fix of(String title, JsonEdit... edits) {
        return new Fix(title, List.of(edits));
    }

    /**
     * The definition with the change; the one given stays as it is.
     *
     * @throws IllegalArgumentException if the definition is not the one that the finding is about
     */
    public PipelineDefinition apply(PipelineDefinition definition) {
        return definition.edited(edits);
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.put("title", title);
        ArrayNode list = json.putArray("edits");
        for (JsonEdit edit : edits) {
            ObjectNode item = list.addObject();
            switch (edit) {
                case JsonEdit.Put put ->
                    item.put("op", "put").put("pointer", put.pointer()).set("value", put.value());
                case JsonEdit.Remove remove -> item.put("op", "remove").put("pointer", remove.pointer());
                case JsonEdit.Rename rename ->
                    item.put("op", "rename").put("pointer", rename.pointer()).put("name", rename.name());
            }
        }
        return json;
    }
}
