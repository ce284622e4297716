package studio.atelier.algorithms.xgboost;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import studio.atelier.engine.api.algorithm.AlgorithmException;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;

/** The hosts of a job. One of them trains; that is as good as all, as long as it sees all the data. */
final class Hosts {

    private final Path config;

    /** @param config the folder {@code input/config} */
    Hosts(Path config) {
        this.config = config;
    }

    /**
     * Whether this host is the one that trains.
     *
     * @throws AlgorithmException if the data is spread over several hosts
     */
    boolean trainsHere(PrintStream out) throws IOException, AlgorithmException {
        JsonNode resources = read("resourceconfig.json");
        JsonNode hosts = resources.path("hosts");
        if (hosts.size() < 2) {
            return true;
        }
        for (var channel : read("inputdataconfig.json").properties()) {
            if ("ShardedByS3Key"
                    .equals(channel.getValue().path("S3DistributionType").asString(""))) {
                throw AlgorithmException.clientError("Channel " + channel.getKey() + " is spread over "
                        + hosts.size() + " instances, but the built-in XGBoost trains on one. Set the instance count"
                        + " to 1, or the channel's S3DataDistributionType to FullyReplicated.");
            }
        }
        String first = hosts.get(0).asString("");
        boolean here = first.equals(resources.path("current_host").asString(""));
        out.println("The built-in XGBoost trains on one instance: " + first + (here ? "." : "; this one has no part."));
        return here;
    }

    private JsonNode read(String name) throws IOException {
        Path file = config.resolve(name);
        return Files.isRegularFile(file) ? Json.parseObject(Files.readString(file)) : Json.object();
    }
}
