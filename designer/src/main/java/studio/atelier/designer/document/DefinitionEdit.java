package studio.atelier.designer.document;

import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.workbench.undo.Edit;

/**
 * A change of a definition.
 *
 * @param name what the user did
 * @param before the definition it was made on; definitions share what did not change and do not change themselves
 */
record DefinitionEdit(String name, PipelineDefinition before, PipelineDefinition after)
        implements Edit<PipelineDefinition> {

    @Override
    public PipelineDefinition apply(PipelineDefinition state) {
        return after;
    }

    @Override
    public PipelineDefinition revert(PipelineDefinition state) {
        return before;
    }
}
