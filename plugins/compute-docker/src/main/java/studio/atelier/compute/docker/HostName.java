package studio.atelier.compute.docker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The name of this machine, as a daemon on it would say it. */
final class HostName {

    private static final Logger LOG = LoggerFactory.getLogger(HostName.class);

    private HostName() {}

    static String get() {
        Path file = Path.of("/proc/sys/kernel/hostname");
        try {
            return Files.isReadable(file)
                    ? Files.readString(file).strip()
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            LOG.debug("This machine has no name that can be looked up", e);
        } catch (IOException e) {
            LOG.debug("The name of this machine cannot be read", e);
        }
        return "localhost";
    }
}
