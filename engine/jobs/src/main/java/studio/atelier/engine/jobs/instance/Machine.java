package studio.atelier.engine.jobs.instance;

import java.io.IOException;
import java.util.List;
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
        NvidiaSmi smi = NvidiaSmi.onPath();
        if (!smi.isThere()) {
            LOG.debug("No nvidia-smi, so no NVIDIA GPU is used");
            return List.of();
        }
        try {
            return smi.query("index").stream()
                    .filter(line -> line.matches("\\d+"))
                    .map(Integer::valueOf)
                    .toList();
        } catch (IOException e) {
            LOG.warn("GPUs are not used: {}", e.getMessage());
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }
}
