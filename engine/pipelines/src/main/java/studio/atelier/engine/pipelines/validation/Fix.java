package studio.atelier.engine.pipelines.validation;

import java.util.List;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;

/**
 * A change that removes a finding. It is for the definition that the finding was made on; after another
 * edit, validate again.
 *
 * @param title what it does, as a button would say: {@code Replace by "Training"}
 * @param edits applied one after the other
 */
public record Fix(String title, List<JsonEdit> edits) {

    public Fix {
        edits = List.copyOf(edits);
    }

    static Fix of(String title, JsonEdit edit) {
        return new Fix(title, List.of(edit));
    }

    /**
     * The definition with the change made; everything else keeps its text.
     *
     * @throws IllegalArgumentException if the place to change is not in the definition
     */
    public PipelineDefinition apply(PipelineDefinition definition) {
        return definition.edited(edits);
    }
}
