package studio.atelier.studio.models;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A version of a model.
 *
 * @param comment of who approved or rejected it; may be empty
 * @param containers in the order in which they are called
 * @param metrics by name, from the files that the version names and from its training job
 * @param origin what registered it; nothing if no run did
 */
record ModelVersion(
        String arn,
        String group,
        int number,
        Approval approval,
        String comment,
        String description,
        Instant registered,
        Instant changed,
        List<Container> containers,
        Serving serving,
        Map<String, Double> metrics,
        Optional<Origin> origin) {

    /**
     * @param dataSize in bytes; nothing if the data is missing
     */
    record Container(String image, String data, OptionalLong dataSize) {}

    /** What it takes and gives, and on what it runs. */
    record Serving(List<String> accepts, List<String> returns, List<String> realTime, List<String> batch) {}

    ModelVersion {
        containers = List.copyOf(containers);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    String title() {
        return "Version " + number;
    }
}
