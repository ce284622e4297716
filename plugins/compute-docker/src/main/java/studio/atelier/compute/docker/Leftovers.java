package studio.atelier.compute.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.ServedEngine;

/** What dead engines of a workspace left in Docker, and what this engine had to leave there. */
final class Leftovers {

    private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

    private final ServedEngine engine;
    private final Set<String> abandoned = ConcurrentHashMap.newKeySet();

    Leftovers(ServedEngine engine) {
        this.engine = engine;
    }

    /** Removes a container of this engine; if that fails, it is tried again when there is reason to. */
    void remove(DockerClient client, String container) {
        if (Removal.of(client, container)) {
            abandoned.remove(container);
        } else {
            abandoned.add(container);
        }
    }

    /** True if something of this engine's own waits to be removed. */
    boolean areOwn() {
        return !abandoned.isEmpty();
    }

    /** Removes all of it. */
    void remove(DockerClient client) {
        Set.copyOf(abandoned).forEach(container -> remove(client, container));
        Map<String, String> labels = Map.of(Labels.WORKSPACE, Labels.workspace(engine));
        List<Container> containers = client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(labels)
                .exec();
        for (Container container : containers) {
            String owner = container.getLabels().get(Labels.ENGINE);
            if (isDead(owner) && Removal.of(client, container.getId())) {
                LOG.info(
                        "Removed the container of job {}, which a dead engine left",
                        container.getLabels().get(Labels.JOB));
            }
        }
        for (Network network : client.listNetworksCmd()
                .withFilter("label", List.of(Labels.WORKSPACE + "=" + Labels.workspace(engine)))
                .exec()) {
            String owner = network.getLabels().get(Labels.ENGINE);
            if (isDead(owner)) {
                try {
                    client.removeNetworkCmd(network.getId()).exec();
                } catch (RuntimeException e) {
                    LOG.warn("The network {} could not be removed: {}", network.getName(), Complaint.said(e));
                }
            }
        }
    }

    private boolean isDead(@Nullable String owner) {
        return owner != null && !engine.id().equals(owner) && engine.dead().test(owner);
    }
}
