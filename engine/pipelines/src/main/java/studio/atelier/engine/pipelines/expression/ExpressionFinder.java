package studio.atelier.engine.pipelines.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Pointers;
import studio.atelier.engine.pipelines.expression.Occurrence.Found;
import studio.atelier.engine.pipelines.expression.Occurrence.Inside;
import studio.atelier.engine.pipelines.expression.Occurrence.Malformed;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the expressions in a part of a definition, those inside other expressions too. */
public final class ExpressionFinder {

    private final List<Occurrence> found = new ArrayList<>();

    private ExpressionFinder() {}

    /**
     * All expressions in a tree, an outer one before those inside it.
     *
     * @param pointer where the tree stands; the answers' pointers start with it
     */
    public static List<Occurrence> find(JsonNode tree, String pointer) {
        ExpressionFinder finder = new ExpressionFinder();
        finder.walk(tree, pointer, Inside.FIELD);
        return finder.found;
    }

    private void walk(JsonNode node, String pointer, Inside inside) {
        if (ExpressionParser.isExpression(node)) {
            expression(node, pointer, inside);
        } else if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                if (member.getValue().isContainer()) {
                    walk(member.getValue(), Pointers.child(pointer, member.getKey()), Inside.FIELD);
                }
            }
        } else if (node instanceof ArrayNode array) {
            items(array, pointer, Inside.FIELD);
        }
    }

    private void items(ArrayNode array, String pointer, Inside inside) {
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i).isContainer()) {
                walk(array.get(i), Pointers.child(pointer, i), inside);
            }
        }
    }

    private void expression(JsonNode node, String pointer, Inside inside) {
        try {
            found.add(new Found(pointer, node, ExpressionParser.parse(node), inside));
        } catch (ExpressionException e) {
            found.add(new Malformed(pointer, node, e.problem()));
        }
        Nodes.object(node, ExpressionParser.JOIN)
                .flatMap(join -> Nodes.array(join, "Values"))
                .ifPresent(values -> items(values, pointer + "/Std:Join/Values", Inside.JOIN));
        Nodes.object(node, ExpressionParser.JSON_GET).ifPresent(get -> {
            Nodes.get(get, "PropertyFile")
                    .ifPresent(f -> walk(f, pointer + "/Std:JsonGet/PropertyFile", Inside.JSON_GET_PROPERTY_FILE));
            Nodes.get(get, "S3Uri").ifPresent(u -> walk(u, pointer + "/Std:JsonGet/S3Uri", Inside.JSON_GET_S3_URI));
        });
    }
}
