package studio.atelier.compute.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The user whose files a job's are. */
final class Owner {

    private Owner() {}

    /**
     * Whom a container runs as so that all it writes into the job's folder is the user's own.
     *
     * @param folder a folder that the user owns
     * @return {@code uid:gid}; empty where the system has no such numbers
     */
    static Optional<String> of(Path folder) {
        try {
            Object uid = Files.getAttribute(folder, "unix:uid");
            Object gid = Files.getAttribute(folder, "unix:gid");
            return Optional.of(uid + ":" + gid);
        } catch (UnsupportedOperationException | IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }
}
