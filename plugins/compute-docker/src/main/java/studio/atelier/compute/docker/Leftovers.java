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
    private final LeftoverSweep sweep;
    private final Set<String> containers = ConcurrentHashMap.newKeySet();
    private final Set<String> networks = ConcurrentHashMap.newKeySet();

    /** @param sweep removes what has to wait */
    Leftovers(ServedEngine engine, LeftoverSweep sweep) {
        this.engine = engine;
        this.sweep = sweep;
    }

    /** Removes a container of this engine; if that fails, it is tried again later. */
    void remove(DockerClient client, String container) {
        if (Removal.of(client, container)) {
            containers.remove(container);
        } else {
            abandon(container);
        }
    }

    /** Keeps in mind a container of this engine that cannot be removed now. */
    void abandon(String container) {
        containers.add(container);
        sweep.begin(this);
    }

    /** Keeps in mind a network of this engine that could not be removed. */
    void abandonNetwork(String name) {
        networks.add(name);
        sweep.begin(this);
    }

    /** True if something of this engine's own waits to be removed. */
    boolean areOwn() {
        return !containers.isEmpty() || !networks.isEmpty();
    }

    /** Removes what this engine had to leave. */
    void removeOwn(DockerClient client) {
        Set.copyOf(containers).forEach(container -> remove(client, container));
        Set.copyOf(networks).stream()
                .filter(network -> JobNetworks.remove(client, network))
                .forEach(networks::remove);
    }

    /** Removes all of it. */
    void remove(DockerClient client) {
        removeOwn(client);
        Map<String, String> labels = Map.of(Labels.WORKSPACE, Labels.workspace(engine));
        List<Container> left = client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(labels)
                .exec();
        for (Container container : left) {
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
            if (isDead(network.getLabels().get(Labels.ENGINE))) {
                boolean removed = JobNetworks.remove(client, network.getName());
                LOG.debug("The network {} of a dead engine was {}removed", network.getName(), removed ? "" : "not ");
            }
        }
    }

    private boolean isDead(@Nullable String owner) {
        return owner != null && !engine.id().equals(owner) && engine.dead().test(owner);
    }
}
