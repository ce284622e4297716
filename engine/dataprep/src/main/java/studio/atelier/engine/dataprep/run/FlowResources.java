package studio.atelier.engine.dataprep.run;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;

/**
 * What a run may use.
 *
 * @param scratch a folder of the run's own, for what does not fit in memory
 * @param threads at least 1
 * @param memoryBytes memory for the tables
 * @param log takes the run's lines
 * @param stopping true once the run is to end
 * @param progress told after every node and output what part of them is done, 0 to 1
 */
public record FlowResources(
        Path scratch,
        int threads,
        long memoryBytes,
        Consumer<String> log,
        BooleanSupplier stopping,
        DoubleConsumer progress) {}
