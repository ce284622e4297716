package studio.atelier.engine.dataprep.run;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.dataprep.flow.FlowNode;
import studio.atelier.engine.dataprep.operator.StepContext;
import studio.atelier.engine.dataprep.table.Relation;
import studio.atelier.engine.dataprep.table.TableEngine;
import tools.jackson.databind.node.ObjectNode;

/** What a node's step sees of the run. */
final class NodeContext implements StepContext {

    private final FlowNode node;
    private final List<Relation> inputs;
    private final FlowRequest request;
    private final FlowResources resources;
    private final TableEngine tables;
    private final FittedState state;
    private final Path scratch;

    NodeContext(
            FlowNode node,
            List<Relation> inputs,
            FlowRequest request,
            FlowResources resources,
            TableEngine tables,
            FittedState state,
            Path scratch) {
        this.node = node;
        this.inputs = new ArrayList<>(inputs);
        this.request = request;
        this.resources = resources;
        this.tables = tables;
        this.state = state;
        this.scratch = scratch;
    }

    @Override
    public Relation input(int index) {
        return inputs.get(index);
    }

    @Override
    public Relation storedInput(int index) throws SQLException {
        Relation input = inputs.get(index);
        if (!input.stored()) {
            inputs.set(
                    index,
                    tables.store(
                            input.table() + " for " + scratch.getFileName() + " " + index,
                            "SELECT " + input.list() + " FROM " + input.sql()));
        }
        return inputs.get(index);
    }

    @Override
    public List<String> outputs() {
        return node.outputs();
    }

    @Override
    public TableEngine tables() {
        return tables;
    }

    @Override
    public ObjectNode fitted(Optional<ObjectNode> known, Fit fit) throws SQLException {
        return state.get(known, fit);
    }

    @Override
    public ObjectNode trained() {
        return node.trainedParameters();
    }

    @Override
    public List<Path> files(String dataset, String uri, boolean nested) {
        return request.sources().find(dataset, uri, nested);
    }

    @Override
    public Path scratch() {
        return scratch;
    }

    @Override
    public void log(String line) {
        resources.log().accept(line);
    }
}
