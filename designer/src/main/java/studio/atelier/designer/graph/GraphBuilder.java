package studio.atelier.designer.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.atelier.designer.graph.PipelineGraph.ParameterRow;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.Branch;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.engine.pipelines.expression.Expression;
import studio.atelier.engine.pipelines.expression.Expression.ParameterRef;
import studio.atelier.engine.pipelines.expression.Expression.PropertyFileRef;
import studio.atelier.engine.pipelines.expression.Expression.StepProperty;
import studio.atelier.engine.pipelines.expression.Occurrence;
import studio.atelier.engine.pipelines.expression.StepExpressions;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the graph of a definition. */
final class GraphBuilder {

    private static final String BODY = "ForEachBody";

    private final PipelineDefinition definition;
    private final Map<String, GraphNode> nodes = new LinkedHashMap<>();
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Map<String, Set<String>> uses = new LinkedHashMap<>();
    private final LinkedHashSet<Wire> wires = new LinkedHashSet<>();

    GraphBuilder(PipelineDefinition definition) {
        this.definition = definition;
    }

    PipelineGraph build() {
        StepWords words = new StepWords(definition);
        addAll(definition, "", Optional.empty(), words);
        steps.forEach(this::wire);
        return new PipelineGraph(nodes, new ArrayList<>(wires), parameters(), uses);
    }

    private List<ParameterRow> parameters() {
        return definition.parameters().stream()
                .map(p -> new ParameterRow(
                        p.name(), p.defaultValue().map(StepWords::plain).orElse("")))
                .toList();
    }

    /** @param prefix what stands before the pointers of this document in the whole definition */
    private void addAll(PipelineDefinition document, String prefix, Optional<Lane> outer, StepWords words) {
        for (Step step : document.steps()) {
            String pointer =
                    prefix + (prefix.isEmpty() ? step.pointer() : step.pointer().substring("/Steps".length()));
            String id = step.name().isEmpty() || ids.containsKey(step.name()) ? pointer : step.name();
            ids.putIfAbsent(step.name(), id);
            Optional<Lane> lane = step.enclosing()
                    .map(e -> new Lane(
                            ids.getOrDefault(e.condition(), e.condition()),
                            e.branch() == Branch.IF ? "If true" : "Else"))
                    .filter(l -> nodes.containsKey(l.owner()))
                    .or(() -> outer);
            nodes.put(
                    id,
                    new GraphNode(
                            id,
                            step.name(),
                            step.displayName()
                                    .filter(n -> !n.isBlank())
                                    .orElse(step.name().isEmpty() ? "No name" : step.name()),
                            step.type(),
                            words.subtitle(step),
                            words.rest(step),
                            lane,
                            pointer));
            steps.put(id, step);
            if (step.type() == StepType.FOR_EACH) {
                ArrayNode body = Nodes.items(step.arguments(), BODY);
                ObjectNode inner = Json.object();
                inner.set("Steps", body.deepCopy());
                addAll(
                        PipelineDefinition.of(inner),
                        pointer + "/Arguments/" + BODY,
                        Optional.of(new Lane(id, "Each")),
                        words);
            }
        }
    }

    private void wire(String id, Step step) {
        Set<String> reached = new HashSet<>();
        List<Reference> references = references(id, step);
        Set<String> data = new HashSet<>();
        references.stream().filter(r -> r.kind() == WireKind.DATA).forEach(r -> data.add(r.step() + "\n" + r.input()));
        for (Reference reference : references) {
            String from = ids.get(reference.step());
            if (from == null || from.equals(id)) {
                continue;
            }
            reached.add(from);
            // A data reference in the same field says more than the job's name beside it.
            if (reference.kind() == WireKind.DATA || !data.contains(reference.step() + "\n" + reference.input())) {
                wires.add(new Wire(
                        new Port(from, false, reference.kind(), reference.output()),
                        new Port(id, true, reference.kind(), reference.input()),
                        ""));
            }
        }
        for (String name : step.dependsOn()) {
            String from = ids.get(name);
            if (from != null && !from.equals(id) && reached.add(from)) {
                wires.add(new Wire(
                        new Port(from, false, WireKind.ORDER, ""), new Port(id, true, WireKind.ORDER, ""), ""));
            }
        }
        branch(id, reached);
    }

    /** Only the first steps of a branch hang on its owner; the others follow from them. */
    private void branch(String id, Set<String> reached) {
        GraphNode node = nodes.get(id);
        if (node == null || node.lane().isEmpty()) {
            return;
        }
        Lane lane = node.lane().get();
        boolean first = reached.stream()
                .noneMatch(from -> Optional.ofNullable(nodes.get(from))
                        .flatMap(GraphNode::lane)
                        .equals(node.lane()));
        if (first) {
            wires.add(new Wire(
                    new Port(lane.owner(), false, WireKind.BRANCH, lane.title()),
                    new Port(id, true, WireKind.BRANCH, ""),
                    lane.title()));
        }
    }

    /** A mention of another step: what of it, and into which field. */
    private record Reference(String step, WireKind kind, String output, String input) {}

    private List<Reference> references(String id, Step step) {
        List<Reference> found = new ArrayList<>();
        for (Occurrence occurrence : StepExpressions.of(step)) {
            if (!(occurrence instanceof Occurrence.Found hit)
                    || step.type() == StepType.FOR_EACH && hit.pointer().contains("/" + BODY + "/")) {
                continue;
            }
            switch (hit.expression()) {
                case ParameterRef(String name) ->
                    uses.computeIfAbsent(id, s -> new LinkedHashSet<>()).add(name);
                case StepProperty property -> found.add(property(step, hit, property));
                case PropertyFileRef(String from, String file) ->
                    found.add(new Reference(
                            from, WireKind.PROPERTY, fileName(from, file), PortNames.input(step, hit.pointer())));
                case Expression other -> {}
            }
        }
        return found;
    }

    private static Reference property(Step step, Occurrence.Found hit, StepProperty property) {
        boolean data = PortNames.isData(property.path()) && !hit.pointer().contains("/Std:JsonGet/");
        return new Reference(
                property.step(),
                data ? WireKind.DATA : WireKind.PROPERTY,
                PortNames.output(property.path()),
                PortNames.input(step, hit.pointer()));
    }

    private String fileName(String from, String file) {
        return Optional.ofNullable(ids.get(from))
                .map(steps::get)
                .flatMap(s -> s.propertyFile(file))
                .map(f -> f.filePath().isEmpty() ? f.name() : f.filePath())
                .orElse(file);
    }
}
