package studio.atelier.engine.pipelines.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step of a pipeline, on the top level or in a branch of a Condition.
 *
 * @param name empty if the JSON gives none
 * @param type what it is
 * @param typeName the type as written; empty if missing
 * @param arguments an empty object if missing or no object
 * @param dependsOn names of steps
 * @param enclosing the Condition around it, if it is in a branch
 * @param ifSteps names of the steps directly in the IfSteps of a Condition
 * @param elseSteps names of the steps directly in the ElseSteps of a Condition
 * @param raw its JSON, not to be changed
 * @param pointer where it stands
 */
public record Step(
        String name,
        StepType type,
        String typeName,
        ObjectNode arguments,
        List<String> dependsOn,
        Optional<String> displayName,
        Optional<String> description,
        List<RetryPolicy> retryPolicies,
        Optional<CacheConfig> cacheConfig,
        List<PropertyFile> propertyFiles,
        Optional<Enclosing> enclosing,
        List<String> ifSteps,
        List<String> elseSteps,
        ObjectNode raw,
        String pointer) {

    static Step of(ObjectNode raw, String pointer, Optional<Enclosing> enclosing) {
        String typeName = Nodes.text(raw, "Type").orElse("");
        ObjectNode arguments = Nodes.object(raw, "Arguments").orElseGet(Json::object);
        boolean condition = StepType.of(typeName) == StepType.CONDITION;
        return new Step(
                Nodes.text(raw, "Name").orElse(""),
                StepType.of(typeName),
                typeName,
                arguments,
                dependsOn(raw),
                Nodes.text(raw, "DisplayName"),
                Nodes.text(raw, "Description"),
                retryPolicies(raw, pointer),
                Nodes.object(raw, "CacheConfig").map(CacheConfig::of),
                propertyFiles(raw, pointer),
                enclosing,
                condition ? names(arguments, Branch.IF) : List.of(),
                condition ? names(arguments, Branch.ELSE) : List.of(),
                raw,
                pointer);
    }

    /** Pointer of the step's Arguments. */
    public String argumentsPointer() {
        return pointer + "/Arguments";
    }

    /** The property file of a name. */
    public Optional<PropertyFile> propertyFile(String fileName) {
        return propertyFiles.stream().filter(f -> f.name().equals(fileName)).findFirst();
    }

    /** The names of the steps directly in a branch of a Condition. */
    public List<String> branch(Branch branch) {
        return branch == Branch.IF ? ifSteps : elseSteps;
    }

    private static List<String> dependsOn(ObjectNode raw) {
        List<String> names = new ArrayList<>();
        Nodes.items(raw, "DependsOn").forEach(item -> dependency(item).ifPresent(names::add));
        return List.copyOf(names);
    }

    /** The step that an item of DependsOn names: a text, or {@code {"Step": name, "Trigger": outcome}}. */
    public static Optional<String> dependency(JsonNode item) {
        return item.stringValueOpt().or(() -> Nodes.text(item, "Step"));
    }

    private static List<String> names(ObjectNode arguments, Branch branch) {
        List<String> names = new ArrayList<>();
        Nodes.items(arguments, branch.json()).forEach(s -> Nodes.text(s, "Name").ifPresent(names::add));
        return List.copyOf(names);
    }

    private static List<RetryPolicy> retryPolicies(ObjectNode raw, String pointer) {
        List<RetryPolicy> policies = new ArrayList<>();
        ArrayNode items = Nodes.items(raw, "RetryPolicies");
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof ObjectNode item) {
                policies.add(RetryPolicy.of(item, pointer + "/RetryPolicies/" + i));
            }
        }
        return List.copyOf(policies);
    }

    private static List<PropertyFile> propertyFiles(ObjectNode raw, String pointer) {
        List<PropertyFile> files = new ArrayList<>();
        ArrayNode items = Nodes.items(raw, "PropertyFiles");
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof ObjectNode item) {
                files.add(PropertyFile.of(item, pointer + "/PropertyFiles/" + i));
            }
        }
        return List.copyOf(files);
    }
}
