package studio.atelier.engine.api.algorithm;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/**
 * What an algorithm sees of its container.
 *
 * @param base the container's {@code /opt/ml} as a folder of this machine
 * @param arguments the job's container arguments
 * @param environment the job's environment
 * @param threads CPUs the job may use, at least 1
 * @param memoryBytes memory the job may use in all, native memory included
 * @param out the job's log; every line is matched against its metric definitions
 * @param stopping true once the job was asked to stop: the algorithm should save what it has and
 *     return within two minutes
 * @param progress told from time to time what part of the work is done, 0 to 1
 */
public record AlgorithmContext(
        Path base,
        List<String> arguments,
        Map<String, String> environment,
        int threads,
        long memoryBytes,
        PrintStream out,
        BooleanSupplier stopping,
        DoubleConsumer progress) {
    public AlgorithmContext {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** The context of a run whose progress nobody follows. */
    public AlgorithmContext(
            Path base,
            List<String> arguments,
            Map<String, String> environment,
            int threads,
            long memoryBytes,
            PrintStream out,
            BooleanSupplier stopping) {
        this(base, arguments, environment, threads, memoryBytes, out, stopping, done -> {});
    }
}
