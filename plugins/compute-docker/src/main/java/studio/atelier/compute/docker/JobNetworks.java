package studio.atelier.compute.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.Launch;

/** The networks of jobs with several hosts: made with a job's first container, gone with its last. */
final class JobNetworks {

    private static final Logger LOG = LoggerFactory.getLogger(JobNetworks.class);

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

    /** Takes a container that is gone out of its job's network. */
    synchronized void leave(DockerClient client, Launch.Network network) {
        String name = name(network);
        int left = members.merge(name, -1, Integer::sum);
        if (left > 0) {
            return;
        }
        members.remove(name);
        try {
            client.removeNetworkCmd(name).exec();
        } catch (NotFoundException e) {
            LOG.debug("The network {} is gone already", name);
        } catch (RuntimeException e) {
            LOG.warn("The network {} could not be removed: {}", name, Complaint.said(e));
        }
    }

    private static String name(Launch.Network network) {
        return "atelier-" + network.id();
    }
}
