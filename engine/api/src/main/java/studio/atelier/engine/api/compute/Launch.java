package studio.atelier.engine.api.compute;

import java.nio.file.Path;
import java.util.List;

/** What a container runs. */
public sealed interface Launch {

    /**
     * A program of this machine.
     *
     * @param command the program and its arguments; paths under {@code /opt/ml} mean the container's
     *     own tree
     * @param path folders to put before the rest of {@code PATH}, so that {@code python3} is the
     *     interpreter the user chose
     * @param workingDirectory where it starts, as the container sees it: {@code /opt/ml/code}
     */
    record Command(List<String> command, List<Path> path, String workingDirectory) implements Launch {
        public Command {
            command = List.copyOf(command);
            path = List.copyOf(path);
        }
    }

    /**
     * A built-in algorithm in a JVM of its own.
     *
     * @param algorithm the {@linkplain studio.atelier.engine.api.algorithm.EmbeddedAlgorithm#name()
     *     name} of the algorithm
     * @param arguments its command-line arguments
     */
    record Embedded(String algorithm, List<String> arguments) implements Launch {
        public Embedded {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * A container image.
     *
     * @param image the image as the runtime's registry or its own store knows it
     * @param entrypoint replaces the image's own entry point and its arguments; empty to keep the entry point
     * @param arguments replace the image's own arguments; where the entry point is kept and there are none,
     *     the image's own are used
     * @param network whom the container can reach
     */
    record Image(String image, List<String> entrypoint, List<String> arguments, Network network) implements Launch {
        public Image {
            entrypoint = List.copyOf(entrypoint);
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * The network of a job's containers.
     *
     * @param id of the run of the job: the same for all its containers, and for no other's of the workspace
     * @param hosts the names of all hosts of the job; each finds the others by them
     * @param isolated true if nothing but the job's own hosts may be reached
     */
    record Network(String id, List<String> hosts, boolean isolated) {
        public Network {
            hosts = List.copyOf(hosts);
        }
    }
}
