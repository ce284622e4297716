package studio.atelier.compute.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes containers, running or not, with the volumes that were made for them. */
final class Removal {

    private static final Logger LOG = LoggerFactory.getLogger(Removal.class);

    // A container's volume may take its time; a daemon that hangs may not take the job's.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Removal() {}

    /** @return true if the container is gone now, or going */
    static boolean of(DockerClient client, String container) {
        try {
            return Patience.ask(PATIENCE, () -> {
                client.removeContainerCmd(container)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
                return true;
            });
        } catch (NotFoundException | ConflictException e) {
            LOG.debug("Container {} is removed already", container, e);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Container {} could not be removed: {}", container, Complaint.said(e));
            return false;
        }
    }
}
