package studio.atelier.engine.pipelines.definition;

import tools.jackson.databind.node.ObjectNode;

/**
 * A JSON file that a Processing step leaves in one of its outputs, for {@code Std:JsonGet}.
 *
 * @param name empty if the JSON gives none
 * @param outputName the output of the step that holds it
 * @param filePath path below that output
 * @param pointer where it stands
 */
public record PropertyFile(String name, String outputName, String filePath, String pointer) {

    static PropertyFile of(ObjectNode raw, String pointer) {
        return new PropertyFile(
                Nodes.text(raw, "PropertyFileName").orElse(""),
                Nodes.text(raw, "OutputName").orElse(""),
                Nodes.text(raw, "FilePath").orElse(""),
                pointer);
    }
}
