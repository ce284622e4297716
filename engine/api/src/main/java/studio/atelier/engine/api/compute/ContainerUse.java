package studio.atelier.engine.api.compute;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a container uses of its machine.
 *
 * @param cpuTime CPU time of all its processes since it began; never less than it was told to be before
 * @param memoryBytes bytes of memory that it holds now
 * @param diskBytes bytes that it holds on disk; empty where its folders are all it has, and the engine measures those
 */
public record ContainerUse(Duration cpuTime, long memoryBytes, OptionalLong diskBytes) {}
