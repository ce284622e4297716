package studio.atelier.engine.dataprep.run;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import studio.atelier.engine.dataprep.flow.FlowDocument;
import studio.atelier.engine.dataprep.flow.FlowException;
import studio.atelier.engine.dataprep.flow.FlowGraph;
import studio.atelier.engine.dataprep.flow.FlowNode;
import studio.atelier.engine.dataprep.flow.FlowProblem;
import studio.atelier.engine.dataprep.flow.NodeOutput;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.OperatorRegistry;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.StepContext;
import studio.atelier.engine.dataprep.table.Relation;
import studio.atelier.engine.dataprep.table.TableEngine;
import tools.jackson.databind.node.ObjectNode;

/** Runs the part of a flow that the wanted outputs need, in one DuckDB, and writes them. */
public final class FlowRunner {

    private final OperatorRegistry registry;

    public FlowRunner(OperatorRegistry registry) {
        this.registry = registry;
    }

    /**
     * @throws FlowException if the flow is not fit to run (before any work starts), if a node fails,
     *     or if the run was stopped
     * @throws IOException if a file cannot be read or written
     */
    public FlowResult run(FlowRequest request, FlowResources resources) throws FlowException, IOException {
        check(request);
        try (TableEngine tables = TableEngine.open(resources.scratch(), resources.threads(), resources.memoryBytes())) {
            return new Run(request, resources, tables).result();
        } catch (SQLException e) {
            throw new FlowException("DuckDB failed: " + e.getMessage(), e);
        }
    }

    private void check(FlowRequest request) throws FlowException {
        FlowDocument flow = request.flow();
        if (request.outputs().isEmpty()) {
            throw new FlowException("No output is asked for. Name one as <node_id>.<output_name>.");
        }
        for (FlowRequest.Output output : request.outputs()) {
            FlowNode node = flow.node(output.from().nodeId())
                    .orElseThrow(() -> new FlowException("The output " + output.from()
                            + " is asked for, and the flow has no node "
                            + output.from().nodeId()
                            + ". Its nodes are "
                            + String.join(
                                    ", ",
                                    flow.nodes().stream().map(FlowNode::id).toList()) + "."));
            if (!node.outputs().contains(output.from().output())) {
                throw FlowException.at(
                        node,
                        "the output \"" + output.from().output() + "\" is asked for; its outputs are "
                                + String.join(", ", node.outputs()) + ".");
            }
        }
        List<FlowProblem> problems = new FlowCheck(registry).check(flow, request.values(), wanted(request));
        if (!problems.isEmpty()) {
            throw FlowException.of(problems);
        }
    }

    private static List<String> wanted(FlowRequest request) {
        return request.outputs().stream().map(o -> o.from().nodeId()).distinct().toList();
    }

    /** One run, with what it has computed so far. */
    private final class Run {

        private final FlowRequest request;
        private final FlowResources resources;
        private final TableEngine tables;
        private final FlowDocument fitted;
        private final Map<NodeOutput, Relation> relations = new LinkedHashMap<>();
        private final Map<NodeOutput, Long> rows = new LinkedHashMap<>();

        Run(FlowRequest request, FlowResources resources, TableEngine tables) {
            this.request = request;
            this.resources = resources;
            this.tables = tables;
            this.fitted = request.flow().copy();
        }

        FlowResult result() throws FlowException, IOException {
            List<FlowNode> nodes = new FlowGraph(fitted).needed(wanted(request));
            double pieces = nodes.size() + request.outputs().size();
            for (int i = 0; i < nodes.size(); i++) {
                if (resources.stopping().getAsBoolean()) {
                    throw new FlowException("Stopped before " + nodes.get(i).label() + ".");
                }
                compute(nodes.get(i), i + 1, nodes.size());
                resources.progress().accept((i + 1.0) / pieces);
            }
            List<Path> files = new ArrayList<>();
            int writtenOutputs = 0;
            for (FlowRequest.Output output : request.outputs()) {
                FlowNode node = fitted.node(output.from().nodeId()).orElseThrow();
                try {
                    List<Path> written = new OutputWriter(tables).write(relation(output.from()), output);
                    files.addAll(written);
                    resources
                            .log()
                            .accept("Wrote " + rows.getOrDefault(output.from(), 0L) + " rows of " + output.from()
                                    + " to " + written.size() + (written.size() == 1 ? " file" : " files") + " in "
                                    + output.folder());
                    resources.progress().accept((nodes.size() + ++writtenOutputs) / pieces);
                } catch (OperatorException | SQLException e) {
                    throw FlowException.at(node, "its output cannot be written: " + message(e), e);
                }
            }
            return new FlowResult(rows, files, fitted);
        }

        private Relation relation(NodeOutput output) {
            return Objects.requireNonNull(relations.get(output), "computed before it is needed");
        }

        private void compute(FlowNode node, int number, int all) throws FlowException, IOException {
            long start = System.nanoTime();
            try {
                Operator operator = registry.find(node).orElseThrow();
                ObjectNode parameters = request.values().resolve(node.parameters());
                Path scratch = resources.scratch().resolve("node" + number);
                List<Relation> inputs =
                        node.inputs().stream().map(i -> relation(i.from())).toList();
                FittedState state = new FittedState(node.json(), parameters, request.refit());
                StepContext context = new NodeContext(node, inputs, request, resources, tables, state, scratch);
                Outcome outcome = operator.parse(Parameters.of(parameters)).plan(context);
                keep(node, number, outcome);
            } catch (OperatorException | SQLException e) {
                throw FlowException.at(node, message(e), e);
            }
            resources
                    .log()
                    .accept("[" + number + "/" + all + "] " + node.label() + ": " + counts(node) + " in "
                            + (System.nanoTime() - start) / 1_000_000 + " ms");
        }

        private void keep(FlowNode node, int number, Outcome outcome) throws SQLException {
            for (String output : node.outputs()) {
                String query = outcome.queries().get(output);
                if (query == null) {
                    throw new OperatorException("the node lists the output \"" + output + "\", but its parameters give "
                            + String.join(", ", outcome.queries().keySet()) + ".");
                }
                String name = number + " " + output;
                Relation relation = outcome.stored() ? tables.store(name, query) : tables.view(name, query);
                NodeOutput key = new NodeOutput(node.id(), output);
                relations.put(key, relation);
                rows.put(key, tables.count(relation));
            }
        }

        private String counts(FlowNode node) {
            return node.outputs().stream()
                    .map(output -> {
                        NodeOutput key = new NodeOutput(node.id(), output);
                        return (node.outputs().size() == 1 ? "" : output + " ") + rows.getOrDefault(key, 0L) + " rows, "
                                + relation(key).columns().size() + " columns";
                    })
                    .collect(Collectors.joining("; "));
        }

        private static String message(Exception e) {
            String message = e.getMessage();
            return message == null ? e.toString() : message;
        }
    }
}
