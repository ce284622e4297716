package studio.atelier.compute.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Network;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bridge of Docker that joins its containers, in whatever network they are, with the machine that the daemon runs on.
 * A daemon in a virtual machine, or in a network of its own, has one that this machine knows nothing of.
 */
final class Bridge {

    private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);
    private static final String NAME = "bridge";
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private Bridge() {}

    // Docker tells the address itself only of bridges that were given one.
    private static String device(Network bridge) {
        String named = bridge.getOptions().get("com.docker.network.bridge.name");
        return named == null ? "docker0" : named;
    }

    /** The address at which containers reach this machine, if the daemon runs on it. */
    static Optional<InetAddress> address(Daemon daemon) {
        if (!daemon.sharesProcesses() || daemon.rootless()) {
            return Optional.empty();
        }
        try {
            Network bridge = Patience.ask(
                    ANSWER,
                    () -> daemon.client()
                            .inspectNetworkCmd()
                            .withNetworkId(NAME)
                            .exec());
            NetworkInterface device = NetworkInterface.getByName(device(bridge));
            return device == null
                    ? Optional.empty()
                    : device.inetAddresses()
                            .filter(Inet4Address.class::isInstance)
                            .findFirst();
        } catch (NotFoundException e) {
            LOG.debug("Docker has no bridge", e);
        } catch (SocketException | RuntimeException e) {
            LOG.info("How containers reach this machine could not be found out: {}", Complaint.said(e));
        }
        return Optional.empty();
    }
}
