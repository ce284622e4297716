package studio.atelier.engine.jobs.instance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.machine.MachineStatus.Gpu;

class GpuLoadTest {

    private static final long MIB = 1L << 20;

    @TempDir
    private Path folder;

    private final Time time = new Time();

    private static final class Time extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Writes a program that stands in for the driver's; it notes its arguments, a line for each call. */
    private String path(String script) throws IOException {
        Path program = folder.resolve("bin/nvidia-smi");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\necho \"$@\" >> '" + folder.resolve("calls") + "'\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder.resolve("nothing") + File.pathSeparator + program.getParent();
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(folder.resolve("calls"));
    }

    @Test
    void aLineTellsLoadAndMemory() {
        assertThat(GpuLoad.parse("1, NVIDIA H100 80GB HBM3, 37, 1024, 81559"))
                .contains(new Gpu(
                        1,
                        "NVIDIA H100 80GB HBM3",
                        OptionalDouble.of(0.37),
                        OptionalLong.of(1024 * MIB),
                        OptionalLong.of(81559 * MIB)));
    }

    @Test
    void whatAGpuDoesNotTellIsNotKnown() {
        assertThat(GpuLoad.parse("0, NVIDIA A100-SXM4-40GB, [N/A], 5, 40960"))
                .get()
                .satisfies(gpu -> {
                    assertThat(gpu.load()).isEmpty();
                    assertThat(gpu.memoryUsed()).hasValue(5 * MIB);
                });
        assertThat(GpuLoad.parse("0, GB10, 3, [Not Supported], [Not Supported]"))
                .get()
                .satisfies(gpu -> {
                    assertThat(gpu.load()).hasValue(0.03);
                    assertThat(gpu.memoryUsed()).isEmpty();
                    assertThat(gpu.memoryTotal()).isEmpty();
                });
    }

    @Test
    void whatIsNoLineOfAGpuIsNone() {
        assertThat(GpuLoad.parse("Unable to determine the device handle for GPU0000:01:00.0: Unknown Error"))
                .isEmpty();
        assertThat(GpuLoad.parse("0, 1, 2, 3")).isEmpty();
        assertThat(GpuLoad.parse("x, name, 1, 2, 3")).isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void theDriverIsAskedAtMostEveryTwoSeconds() throws IOException {
        NvidiaSmi smi =
                new NvidiaSmi(path("echo '0, NVIDIA T4, 12, 100, 15360'; echo '1, NVIDIA T4, [N/A], 0, 15360'"));
        GpuLoad load = new GpuLoad(smi, time);

        List<Gpu> first = load.read();
        assertThat(first).extracting(Gpu::index).containsExactly(0, 1);
        assertThat(first.getFirst().load()).hasValue(0.12);
        time.now = time.now.plusMillis(1999);
        assertThat(load.read()).isEqualTo(first);
        assertThat(calls())
                .containsExactly("--query-gpu=index,name,utilization.gpu,memory.used,memory.total"
                        + " --format=csv,noheader,nounits");

        time.now = time.now.plusMillis(1);
        load.read();
        assertThat(calls()).hasSize(2);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aDriverThatFailsIsLeftAloneForAWhileAndNothingIsMadeUp() throws IOException {
        GpuLoad load = new GpuLoad(new NvidiaSmi(path("echo '0, NVIDIA T4, 12, 100, 15360'; exit 9")), time);

        assertThat(load.read()).isEmpty();
        time.now = time.now.plus(Duration.ofSeconds(29));
        assertThat(load.read()).isEmpty();
        assertThat(calls()).hasSize(1);
        path("echo '0, NVIDIA T4, 12, 100, 15360'");
        time.now = time.now.plus(Duration.ofSeconds(1));
        assertThat(load.read()).hasSize(1);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aMachineWithoutGpusNeverAsks() throws IOException {
        GpuLoad load = new GpuLoad(new NvidiaSmi(path("echo '0, NVIDIA T4, 12, 100, 15360'")), Clock.systemUTC());

        assertThat(new MachineLoad(new Machine(2, 1, List.of()), load).gpus()).isEmpty();
        assertThat(folder.resolve("calls")).doesNotExist();
        assertThat(new MachineLoad(new Machine(2, 1, List.of(0)), load).gpus()).hasSize(1);
    }

    @Test
    void withoutTheProgramNothingIsThere() {
        assertThat(new NvidiaSmi(folder.toString()).isThere()).isFalse();
        assertThat(new NvidiaSmi("").isThere()).isFalse();
    }
}
