package studio.atelier.engine.jobs.resource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.ContainerUse;
import studio.atelier.engine.api.compute.RunningContainer;
import studio.atelier.engine.api.job.ResourceMetric;
import studio.atelier.engine.api.job.ResourceSample;
import studio.atelier.engine.api.machine.MachineStatus.Gpu;

/** Measures one running container. One thread at a time. */
final class ContainerMeter {

    private static final Duration BETWEEN_DISK = Duration.ofSeconds(2);

    private final ContainerSpec spec;
    private final RunningContainer container;
    private final ProcessTree processes;
    private final LateFigure<List<Gpu>> gpus;
    private final LateFigure<Long> disk;
    private final long volumeBytes;
    private @Nullable ContainerUse before;
    private long beforeAt;

    /**
     * @param gpus all GPUs of the machine with their load
     * @param volumeBytes what disk use is a part of
     */
    ContainerMeter(ContainerSpec spec, RunningContainer container, LateFigure<List<Gpu>> gpus, long volumeBytes) {
        this.spec = spec;
        this.container = container;
        this.processes = new ProcessTree(container.pid());
        this.gpus = gpus;
        this.volumeBytes = volumeBytes;
        List<Path> folders = List.of(spec.root(), spec.scratch());
        this.disk = new LateFigure<>(() -> TreeSize.of(folders), BETWEEN_DISK);
    }

    /** @return empty the first time, from where on CPU time is counted, and when the container has ended */
    Optional<ResourceSample> sample() {
        Optional<ContainerUse> told = container.use().or(processes::use);
        if (told.isEmpty()) {
            return Optional.empty();
        }
        ContainerUse now = told.get();
        ContainerUse last = before;
        long at = System.nanoTime();
        long span = at - beforeAt;
        before = now;
        beforeAt = at;
        Long onDisk = now.diskBytes().isPresent() ? (Long) now.diskBytes().getAsLong() : disk.get();
        if (last == null || span <= 0) {
            return Optional.empty();
        }
        Map<ResourceMetric, Double> values = new EnumMap<>(ResourceMetric.class);
        double cpuNanos = Math.max(0, now.cpuTime().minus(last.cpuTime()).toNanos());
        values.put(ResourceMetric.CPU, 100 * cpuNanos / span);
        values.put(
                ResourceMetric.MEMORY, percent(now.memoryBytes(), spec.share().memoryBytes()));
        if (onDisk != null) {
            values.put(ResourceMetric.DISK, percent(onDisk, volumeBytes));
        }
        if (!spec.share().gpus().isEmpty()) {
            add(values, ResourceMetric.GPU, gpu -> 100 * gpu.load().orElse(Double.NaN));
            add(
                    values,
                    ResourceMetric.GPU_MEMORY,
                    gpu -> gpu.memoryUsed().isPresent() && gpu.memoryTotal().isPresent()
                            ? percent(
                                    gpu.memoryUsed().getAsLong(),
                                    gpu.memoryTotal().getAsLong())
                            : Double.NaN);
        }
        return Optional.of(new ResourceSample(Instant.now().truncatedTo(ChronoUnit.MILLIS), spec.host(), values));
    }

    private void add(Map<ResourceMetric, Double> values, ResourceMetric metric, ToDoubleFunction<Gpu> figure) {
        List<Gpu> all = gpus.get();
        if (all == null) {
            return;
        }
        OptionalDouble sum = all.stream()
                .filter(gpu -> spec.share().gpus().contains(gpu.index()))
                .mapToDouble(figure)
                .reduce(Double::sum);
        // A GPU that does not tell makes the sum unknown.
        if (sum.isPresent() && !Double.isNaN(sum.getAsDouble())) {
            values.put(metric, sum.getAsDouble());
        }
    }

    private static double percent(double part, double whole) {
        return 100 * part / Math.max(1, whole);
    }
}
