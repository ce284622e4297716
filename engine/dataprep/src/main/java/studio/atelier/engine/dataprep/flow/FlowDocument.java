package studio.atelier.engine.dataprep.flow;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A {@code .flow} file. Nodes and keys that this version does not know are kept.
 *
 * @param json the whole document
 */
public record FlowDocument(ObjectNode json) {

    /** @throws FlowSyntaxException if the text is no JSON object with a list {@code nodes} of objects */
    public static FlowDocument parse(String text) throws FlowSyntaxException {
        return parse("", text);
    }

    /** @throws FlowSyntaxException if the file is no flow; the message names the file */
    public static FlowDocument read(Path file) throws IOException, FlowSyntaxException {
        String where = file.getFileName() + ": ";
        try {
            return parse(where, Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new FlowSyntaxException(where + "this is no UTF-8 text, so it is no flow.", 0, 0);
        }
    }

    private static FlowDocument parse(String where, String text) throws FlowSyntaxException {
        ObjectNode json;
        try {
            json = Json.parseObject(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JacksonException e) {
            var at = e.getLocation();
            int line = at == null ? 0 : at.getLineNr();
            int column = at == null ? 0 : at.getColumnNr();
            throw new FlowSyntaxException(
                    where + "line " + line + ", column " + column + ": " + e.getOriginalMessage(), line, column);
        } catch (IllegalArgumentException e) {
            throw new FlowSyntaxException(where + "a flow is a JSON object. " + e.getMessage(), 0, 0);
        }
        if (!(json.get("nodes") instanceof ArrayNode nodes)) {
            throw new FlowSyntaxException(where + "a flow has a list \"nodes\"; there is none.", 0, 0);
        }
        for (int i = 0; i < nodes.size(); i++) {
            if (!(nodes.get(i) instanceof ObjectNode node)
                    || !node.path("node_id").isString()) {
                throw new FlowSyntaxException(
                        where + "/nodes/" + i + " must be an object with a text \"node_id\".", 0, 0);
            }
        }
        return new FlowDocument(json);
    }

    public List<FlowNode> nodes() {
        List<FlowNode> nodes = new ArrayList<>();
        for (JsonNode node : json.path("nodes")) {
            if (node instanceof ObjectNode object) {
                nodes.add(new FlowNode(object));
            }
        }
        return nodes;
    }

    public Optional<FlowNode> node(String id) {
        return nodes().stream().filter(n -> n.id().equals(id)).findFirst();
    }

    /** A copy that can be changed without changing this. */
    public FlowDocument copy() {
        return new FlowDocument(json.deepCopy());
    }

    public String toText() {
        return Json.pretty(json);
    }
}
