package studio.atelier.engine.pipelines.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Pointers;
import studio.atelier.engine.pipelines.expression.ExpressionParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Checks of an object's members that many parts of a definition have in common. */
final class Members {

    private final Validation validation;

    Members(Validation validation) {
        this.validation = validation;
    }

    /** Warns of members that nobody knows. */
    void known(ObjectNode object, String pointer, String what, Set<String> known) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            if (!known.contains(name)) {
                List<String> free =
                        known.stream().filter(k -> !object.has(k)).sorted().toList();
                String place = Pointers.child(pointer, name);
                validation
                        .findings()
                        .warning(
                                "unknown-member",
                                place,
                                "\"" + Words.brief(name) + "\" is no known member of " + Words.lower(what)
                                        + "; it is kept but means nothing here."
                                        + validation
                                                .nearest(name, free)
                                                .map(n -> " Did you mean " + n + "?")
                                                .orElse(""),
                                validation.renameToNearest(place, name, free));
            }
        }
    }

    /** The text of a member, telling if it is there with another type. */
    Optional<String> text(ObjectNode object, String name, String pointer, int maxLength) {
        Optional<JsonNode> value = Nodes.get(object, name);
        if (value.isPresent() && !value.get().isString()) {
            wrongType(Pointers.child(pointer, name), name, "a string", value.get());
        }
        Optional<String> text = value.flatMap(JsonNode::stringValueOpt);
        text.filter(t -> t.codePointCount(0, t.length()) > maxLength)
                .ifPresent(t -> validation
                        .findings()
                        .error(
                                "too-long",
                                Pointers.child(pointer, name),
                                name + " has " + t.length() + " characters; at most " + maxLength + " are allowed."));
        return text;
    }

    /** A member that must be there: a string or an expression. */
    void required(ObjectNode object, String name, String pointer, String what) {
        Optional<JsonNode> value = Nodes.get(object, name);
        if (value.isEmpty()) {
            missing(pointer, name, what);
        } else if (!value.get().isString() && !ExpressionParser.isExpression(value.get())) {
            wrongType(Pointers.child(pointer, name), name, "a string", value.get());
        }
    }

    /** The objects of a list, telling if the list is no list or an item no object. */
    List<Item> objects(ObjectNode object, String name, String pointer) {
        List<Item> items = new ArrayList<>();
        Optional<ArrayNode> list = list(object, name, pointer);
        for (int i = 0; list.isPresent() && i < list.get().size(); i++) {
            String place = Pointers.child(Pointers.child(pointer, name), i);
            if (list.get().get(i) instanceof ObjectNode item) {
                items.add(new Item(item, place));
            } else {
                wrongType(place, "An item of " + name, "an object", list.get().get(i));
            }
        }
        return items;
    }

    /** A list, telling if the member is there with another type. */
    Optional<ArrayNode> list(ObjectNode object, String name, String pointer) {
        Optional<JsonNode> value = Nodes.get(object, name);
        if (value.isPresent() && !value.get().isArray()) {
            wrongType(Pointers.child(pointer, name), name, "a list", value.get());
        }
        return Nodes.array(object, name);
    }

    /** An object, telling if the member is there with another type. */
    Optional<ObjectNode> object(ObjectNode object, String name, String pointer) {
        Optional<JsonNode> value = Nodes.get(object, name);
        if (value.isPresent() && !value.get().isObject()) {
            wrongType(Pointers.child(pointer, name), name, "an object", value.get());
        }
        return Nodes.object(object, name);
    }

    void missing(String pointer, String name, String what) {
        validation.findings().error("missing-member", pointer, what + " must have \"" + name + "\"; add it.");
    }

    /** Exactly one of two members, or at most one. */
    void oneOf(ObjectNode object, String pointer, String what, String one, String other, boolean needed) {
        boolean hasOne = Nodes.get(object, one).isPresent();
        boolean hasOther = Nodes.get(object, other).isPresent();
        if (hasOne && hasOther) {
            validation
                    .findings()
                    .error(
                            "one-of",
                            pointer,
                            what + " must have either \"" + one + "\" or \"" + other
                                    + "\", not both; remove one of them.",
                            Optional.of(Fix.of(
                                    "Remove \"" + other + "\"", new JsonEdit.Remove(Pointers.child(pointer, other)))));
        } else if (needed && !hasOne && !hasOther) {
            validation
                    .findings()
                    .error(
                            "missing-member",
                            pointer,
                            what + " must have \"" + one + "\" or \"" + other + "\"; add one.");
        }
    }

    void wrongType(String pointer, String name, String expected, JsonNode found) {
        validation
                .findings()
                .error(
                        "wrong-type",
                        pointer,
                        name + " must be " + expected + ", not " + Words.a(found) + "; change it.");
    }

    /** An object of a list and its place. */
    record Item(ObjectNode json, String pointer) {}
}
