package studio.atelier.engine.pipelines.definition;

import tools.jackson.databind.JsonNode;

/** One change of a definition's JSON. Everything it does not name keeps its text byte for byte. */
public sealed interface JsonEdit {

    /** JSON pointer of the value that the edit is about. */
    String pointer();

    /**
     * Replaces a value, or adds a member at the end of its object, or an item at the end of its list (the
     * last segment is then the list's length or {@code -}).
     */
    record Put(String pointer, JsonNode value) implements JsonEdit {}

    /** Removes a member or an item. */
    record Remove(String pointer) implements JsonEdit {}

    /** Gives a member another name, at the same place. */
    record Rename(String pointer, String name) implements JsonEdit {}
}
