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
}
