package studio.atelier.engine.jobs.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.ContainerUse;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.ResourceShare;
import studio.atelier.engine.api.compute.RunningContainer;
import studio.atelier.engine.api.job.ResourceMetric;
import studio.atelier.engine.api.job.ResourceSample;
import studio.atelier.engine.api.machine.MachineStatus.Gpu;

/** What is made of what a runtime and the GPUs tell. */
class ContainerMeterTest {

    private static final long MIB = 1L << 20;

    @TempDir
    Path folder;

    /** A container whose runtime tells what it uses, as Docker does. */
    private static final class Told implements RunningContainer {

        private Optional<ContainerUse> use = Optional.empty();

        @Override
        public long pid() {
            return -1;
        }

        @Override
        public int await() {
            return 0;
        }

        @Override
        public void terminate() {}

        @Override
        public void kill() {}

        @Override
        public Optional<ContainerUse> use() {
            return use;
        }
    }

    private final Told container = new Told();

    private ContainerMeter meter(List<Integer> gpus, List<Gpu> machine) throws Exception {
        ContainerSpec spec = new ContainerSpec(
                "job",
                "algo-1",
                new Launch.Command(List.of("true"), List.of(), "/opt/ml"),
                Files.createDirectories(folder.resolve("ml")),
                Files.createDirectories(folder.resolve("scratch")),
                Map.of(),
                new ResourceShare(2, 400 * MIB, gpus));
        LateFigure<List<Gpu>> known = new LateFigure<>(() -> machine, Duration.ofDays(1));
        while (known.get() == null) {
            Thread.sleep(5);
        }
        return new ContainerMeter(spec, container, known, 1000 * MIB);
    }

    private static Gpu gpu(int index, OptionalDouble load, long usedMib) {
        return new Gpu(index, "GPU", load, OptionalLong.of(usedMib * MIB), OptionalLong.of(1000 * MIB));
    }

    private void uses(Duration cpu, long memoryMib, OptionalLong disk) {
        container.use = Optional.of(new ContainerUse(cpu, memoryMib * MIB, disk));
    }

    @Test
    void whatARuntimeTellsIsPutAgainstTheShareAndTheVolume() throws Exception {
        ContainerMeter meter = meter(List.of(), List.of());
        uses(Duration.ofSeconds(100), 100, OptionalLong.of(50 * MIB));
        assertThat(meter.sample()).as("nothing to count from yet").isEmpty();

        Thread.sleep(10);
        uses(Duration.ofSeconds(101), 300, OptionalLong.of(250 * MIB));
        ResourceSample sample = meter.sample().orElseThrow();

        assertThat(sample.host()).isEqualTo("algo-1");
        assertThat(sample.values())
                .containsOnlyKeys(ResourceMetric.CPU, ResourceMetric.MEMORY, ResourceMetric.DISK)
                .containsEntry(ResourceMetric.MEMORY, 75.0)
                .containsEntry(ResourceMetric.DISK, 25.0);
        assertThat(sample.values().get(ResourceMetric.CPU)).isPositive();

        container.use = Optional.empty();
        assertThat(meter.sample()).as("it has ended").isEmpty();
    }

    @Test
    void theGpusOfTheShareAreAddedUp() throws Exception {
        ContainerMeter meter = meter(
                List.of(1, 3),
                List.of(
                        gpu(0, OptionalDouble.of(1), 900),
                        gpu(1, OptionalDouble.of(0.5), 250),
                        gpu(2, OptionalDouble.of(1), 900),
                        gpu(3, OptionalDouble.of(0.75), 500)));

        assertThat(second(meter).values())
                .containsEntry(ResourceMetric.GPU, 125.0)
                .containsEntry(ResourceMetric.GPU_MEMORY, 75.0);
    }

    @Test
    void aGpuThatDoesNotTellLeavesTheSumUnknown() throws Exception {
        ContainerMeter meter =
                meter(List.of(0, 1), List.of(gpu(0, OptionalDouble.of(1), 100), gpu(1, OptionalDouble.empty(), 300)));

        assertThat(second(meter).values())
                .doesNotContainKey(ResourceMetric.GPU)
                .containsEntry(ResourceMetric.GPU_MEMORY, 40.0);
    }

    private ResourceSample second(ContainerMeter meter) throws Exception {
        uses(Duration.ofSeconds(1), 1, OptionalLong.empty());
        assertThat(meter.sample()).isEmpty();
        Thread.sleep(10);
        return meter.sample().orElseThrow();
    }

    @Test
    void filesOfTheTreeAreTheDiskWhereTheRuntimeIsNotTold() throws Exception {
        ContainerMeter meter = meter(List.of(), List.of());
        Files.write(folder.resolve("ml/big"), new byte[(int) (10 * MIB)]);
        Files.write(folder.resolve("scratch/more"), new byte[(int) (2 * MIB)]);
        uses(Duration.ZERO, 1, OptionalLong.empty());
        Optional<Double> disk = Optional.empty();
        while (disk.isEmpty()) {
            Thread.sleep(10);
            disk = meter.sample().map(sample -> sample.values().get(ResourceMetric.DISK));
        }
        assertThat(disk).contains(1.2);
    }
}
