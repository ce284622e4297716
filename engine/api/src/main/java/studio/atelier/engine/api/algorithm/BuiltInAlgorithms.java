package studio.atelier.engine.api.algorithm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the built-in algorithms say of themselves: each jar that brings some has a resource
 * {@code META-INF/atelier/algorithms.json}, a list of descriptions, so that the engine need not load
 * their classes.
 */
public final class BuiltInAlgorithms {

    private static final String RESOURCE = "META-INF/atelier/algorithms.json";

    private final Map<String, ObjectNode> descriptions = new LinkedHashMap<>();

    public BuiltInAlgorithms() {
        try {
            for (URL url :
                    Collections.list(BuiltInAlgorithms.class.getClassLoader().getResources(RESOURCE))) {
                try (InputStream in = url.openStream()) {
                    for (JsonNode description : Json.mapper().readTree(in)) {
                        descriptions.put(description.required("name").stringValue(), (ObjectNode) description);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<String> names() {
        return Collections.unmodifiableSet(descriptions.keySet());
    }

    /** The hyperparameters that an algorithm knows; empty if it does not say. */
    public List<HyperparameterSpec> hyperparameters(String algorithm) {
        ObjectNode description = descriptions.get(algorithm);
        return description == null ? List.of() : HyperparameterSpec.read(description.path("hyperParameters"));
    }

    /** The metric definitions ({@code Name}, {@code Regex}) that an algorithm's log lines fit. */
    public ArrayNode metricDefinitions(String algorithm) {
        ObjectNode description = descriptions.get(algorithm);
        return description != null && description.get("metricDefinitions") instanceof ArrayNode definitions
                ? definitions
                : Json.array();
    }
}
