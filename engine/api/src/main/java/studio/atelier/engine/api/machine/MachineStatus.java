package studio.atelier.engine.api.machine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The machine at one moment.
 *
 * @param cpuLoad part of all CPUs in use by anybody, 0 to 1; NaN if it cannot be told
 * @param memoryUsed bytes of memory in use by anybody
 * @param gpus those whose driver answers, in the order of their index
 * @param disk of the file system that the workspace lies on
 * @param slots what the jobs of this process hold
 * @param jobs all jobs of the workspace that have not ended, oldest first, also those of other processes
 */
public record MachineStatus(
        double cpuLoad, long memoryUsed, long memoryTotal, List<Gpu> gpus, Disk disk, Slots slots, List<OpenJob> jobs) {

    /**
     * A GPU, with what it tells of itself; some do not tell all.
     *
     * @param load part of the last moments in which it was at work, 0 to 1
     * @param memoryUsed bytes in use by anybody
     * @param memoryTotal bytes
     */
    public record Gpu(int index, String name, OptionalDouble load, OptionalLong memoryUsed, OptionalLong memoryTotal) {}

    /** Bytes of a file system. */
    public record Disk(long total, long free) {}

    /**
     * What jobs have reserved of the machine, and what there is.
     *
     * @param cpusUsed may be a fraction
     */
    public record Slots(double cpusUsed, int cpus, long memoryUsed, long memory, int gpusUsed, int gpus) {}

    /**
     * A job that has not ended.
     *
     * @param kind {@code training-job} or {@code processing-job}
     * @param stage its secondary status
     * @param waitsFor what it waits for, if it waits for a place on the machine
     */
    public record OpenJob(
            String arn, String kind, String name, Instant created, String stage, Optional<String> waitsFor) {}

    public MachineStatus {
        gpus = List.copyOf(gpus);
        jobs = List.copyOf(jobs);
    }
}
