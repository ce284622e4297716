package studio.atelier.engine.api.compute;

import java.util.List;

/**
 * The part of the machine that one container gets.
 *
 * @param cpus whole CPUs, at least 1
 * @param memoryBytes bytes of memory
 * @param gpus the indices of its GPUs as {@code nvidia-smi} numbers them; empty for none
 */
public record ResourceShare(int cpus, long memoryBytes, List<Integer> gpus) {
    public ResourceShare {
        gpus = List.copyOf(gpus);
    }
}
