package studio.atelier.designer.inspector;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A line of the form of a step.
 *
 * @param depth how far it is indented, from 0
 * @param label the member's name in words
 * @param pointer where its value stands in the definition
 */
public record FormRow(int depth, String label, String pointer, Content content) {

    /** What stands beside the label. */
    public sealed interface Content {

        /** A heading of what follows, indented deeper. */
        record Group(int size) implements Content {}

        /**
         * A plain value.
         *
         * @param text as it is edited
         */
        record Value(JsonNode json, String text) implements Content {}

        /**
         * An expression.
         *
         * @param now what it is with the parameters' defaults, where that can be told
         */
        record Computed(List<Segment> segments, Optional<String> now) implements Content {}
    }
}
