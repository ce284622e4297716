package studio.atelier.engine.pipelines.validation;

import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something to say about a definition.
 *
 * @param severity how much it matters
 * @param code stable name of the rule, in kebab case
 * @param pointer JSON pointer of the value that it is about, or of where a missing one belongs
 * @param line from 1, of that value or its nearest ancestor that exists
 * @param column from 1
 * @param message what is wrong and what to do
 * @param fix a change that helps, where one is known
 */
public record Finding(
        Severity severity, String code, String pointer, int line, int column, String message, Optional<Fix> fix) {

    /** {@code {"severity","code","pointer","line","column","message","fix"?}}. */
    public ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.put("severity", severity.json());
        json.put("code", code);
        json.put("pointer", pointer);
        json.put("line", line);
        json.put("column", column);
        json.put("message", message);
        fix.ifPresent(f -> json.set("fix", f.toJson()));
        return json;
    }
}
