package studio.atelier.engine.dataprep.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.dataprep.flow.FlowDocument;
import studio.atelier.engine.dataprep.flow.FlowException;
import studio.atelier.engine.dataprep.flow.FlowGraph;
import studio.atelier.engine.dataprep.flow.FlowNode;
import studio.atelier.engine.dataprep.flow.FlowParameters;
import studio.atelier.engine.dataprep.flow.FlowProblem;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.OperatorRegistry;
import studio.atelier.engine.dataprep.operator.Parameters;

/** Finds what keeps the needed part of a flow from running, before any work starts. */
public final class FlowCheck {

    private final OperatorRegistry registry;

    public FlowCheck(OperatorRegistry registry) {
        this.registry = registry;
    }

    /**
     * @param wanted ids of the nodes whose outputs are wanted; only they and what they need are checked
     * @return the problems, in the order of the work; empty if the flow can run
     */
    public List<FlowProblem> check(FlowDocument flow, FlowParameters values, Collection<String> wanted) {
        List<FlowProblem> problems = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (FlowNode node : flow.nodes()) {
            if (!ids.add(node.id())) {
                problems.add(problem(FlowProblem.Kind.DUPLICATE_NODE, node, "another node has the same node_id."));
            }
        }
        FlowGraph graph = new FlowGraph(flow);
        graph.cycle(wanted)
                .ifPresent(n -> problems.add(problem(
                        FlowProblem.Kind.CYCLE, n, "it needs its own output, through its inputs. Break the cycle.")));
        for (FlowNode node : graph.needed(wanted)) {
            inputs(graph, node, problems);
            operator(node, values, problems);
        }
        return problems;
    }

    private static void inputs(FlowGraph graph, FlowNode node, List<FlowProblem> problems) {
        for (FlowNode.Input input : node.inputs()) {
            Optional<FlowNode> source = graph.node(input.from().nodeId());
            if (source.isEmpty()) {
                problems.add(problem(
                        FlowProblem.Kind.DANGLING_INPUT,
                        node,
                        "its input comes from node \"" + input.from().nodeId() + "\", which is not in the flow."));
            } else if (!source.get().outputs().contains(input.from().output())) {
                problems.add(problem(
                        FlowProblem.Kind.UNKNOWN_OUTPUT,
                        node,
                        "its input is the output \"" + input.from().output() + "\" of "
                                + source.get().label() + ", whose outputs are "
                                + String.join(", ", source.get().outputs()) + "."));
            }
        }
    }

    private void operator(FlowNode node, FlowParameters values, List<FlowProblem> problems) {
        Set<String> missing = values.missing(node.parameters());
        if (!missing.isEmpty()) {
            problems.add(problem(
                    FlowProblem.Kind.MISSING_PARAMETER,
                    node,
                    "the flow parameter " + String.join(", ", missing)
                            + " has no value. Give it a default in the flow, or a value with --parameter-override."));
            return;
        }
        Optional<Operator> operator = registry.find(node);
        if (operator.isEmpty()) {
            problems.add(problem(FlowProblem.Kind.UNKNOWN_OPERATOR, node, unknown(node)));
            return;
        }
        int expected = operator.get().inputs();
        if (node.inputs().size() != expected) {
            problems.add(problem(
                    FlowProblem.Kind.DANGLING_INPUT,
                    node,
                    "it takes " + expected + " inputs and has " + node.inputs().size() + "."));
        }
        try {
            operator.get().parse(Parameters.of(values.resolve(node.parameters())));
        } catch (OperatorException e) {
            problems.add(problem(
                    FlowProblem.Kind.INVALID_PARAMETER,
                    node,
                    e.getMessage() == null ? "wrong parameters." : e.getMessage()));
        }
    }

    private String unknown(FlowNode node) {
        List<String> choices = registry.choices(node.operator());
        return choices.isEmpty()
                ? "this version of Atelier does not have this operator. Ask only for outputs before it, or replace it."
                : "this version of Atelier does not have this choice; it has "
                        + String.join(", ", choices.stream().sorted().toList())
                        + ". Ask only for outputs before it, or replace it.";
    }

    private static FlowProblem problem(FlowProblem.Kind kind, FlowNode node, String message) {
        return new FlowProblem(kind, node.id(), FlowException.at(node, message).getMessage());
    }
}
