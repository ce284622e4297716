package studio.atelier.engine.jobs.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import oshi.SystemInfo;

/**
 * What this machine has.
 *
 * @param cpus logical CPUs this process may use
 * @param memoryBytes physical memory
 * @param gpus indices of NVIDIA GPUs
 */
public record Machine(int cpus, long memoryBytes, List<Integer> gpus) {

    private static final Logger LOG = LoggerFactory.getLogger(Machine.class);
    private static final double GIB = 1L << 30;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    public Machine {
        gpus = List.copyOf(gpus);
    }

    /** Looks at the machine: OSHI for memory, {@code nvidia-smi} for GPUs where there is one. */
    public static Machine detect() {
        long memory = new SystemInfo().getHardware().getMemory().getTotal();
        return new Machine(Runtime.getRuntime().availableProcessors(), memory, detectGpus());
    }

    public double memoryGiB() {
        return memoryBytes / GIB;
    }

    private static List<Integer> detectGpus() {
        Process process;
        try {
            process = new ProcessBuilder("nvidia-smi", "--query-gpu=index", "--format=csv,noheader")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LOG.debug("No nvidia-smi, so no NVIDIA GPU is used");
            return List.of();
        }
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                LOG.warn("nvidia-smi did not answer within {} s; GPUs are not used", PATIENCE.toSeconds());
                return List.of();
            }
            List<Integer> gpus = new ArrayList<>();
            if (process.exitValue() == 0) {
                String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                text.lines()
                        .map(String::strip)
                        .filter(l -> l.matches("\\d+"))
                        .forEach(l -> gpus.add(Integer.valueOf(l)));
            }
            return gpus;
        } catch (IOException e) {
            LOG.warn("The answer of nvidia-smi could not be read; GPUs are not used", e);
            return List.of();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
