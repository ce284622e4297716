package studio.atelier.compute.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.Launch;

/** The networks of jobs with several hosts: made with a job's first container, gone with its last. */
final class JobNetworks {

    private static final Logger LOG = LoggerFactory.getLogger(JobNetworks.class);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, Integer> members = new HashMap<>();

    /**
     * Enters a container into its job's network.
     *
     * @return the network's name
     */
    synchronized String join(DockerClient client, Launch.Network network, Map<String, String> labels) {
        String name = name(network);
        if (!members.containsKey(name)) {
            client.createNetworkCmd()
                    .withName(name)
                    .withDriver("bridge")
                    .withCheckDuplicate(true)
                    .withInternal(network.isolated())
                    .withLabels(labels)
                    .exec();
        }
        members.merge(name, 1, Integer::sum);
        return name;
    }

    /**
     * Takes a container that is gone out of its job's network.
     *
     * @return the network's name, if nobody is left in it and it is to go
     */
    synchronized Optional<String> leave(Launch.Network network) {
        String name = name(network);
        int left = members.merge(name, -1, Integer::sum);
        if (left > 0) {
            return Optional.empty();
        }
        members.remove(name);
        return Optional.of(name);
    }

    /** @return true if the network is gone */
    static boolean remove(DockerClient client, String name) {
        try {
            return Patience.ask(PATIENCE, () -> {
                client.removeNetworkCmd(name).exec();
                return true;
            });
        } catch (NotFoundException e) {
            LOG.debug("The network {} is gone already", name);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("The network {} could not be removed: {}", name, Complaint.said(e));
            return false;
        }
    }

    private static String name(Launch.Network network) {
        return "atelier-" + network.id();
    }
}
