package studio.atelier.engine.jobs.resource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;
import studio.atelier.engine.api.compute.ContainerUse;

/**
 * A process of this machine with all its descendants. Memory is what each of them holds, added up: pages that they
 * share count for each. What a process did that began and ended between two looks is not seen. One thread at a time.
 */
final class ProcessTree {

    /** Looking at the system itself takes a moment, and it does not change. */
    private static final class Known {
        static final OperatingSystem SYSTEM = new SystemInfo().getOperatingSystem();
    }

    /** A process number is given out again; its start tells two owners apart. */
    private record Key(int pid, long started) {}

    private final long pid;
    private final Map<Key, Long> cpuMillis = new HashMap<>();
    private long endedMillis;

    ProcessTree(long pid) {
        this.pid = pid;
    }

    /** @return empty if the process has ended */
    Optional<ContainerUse> use() {
        Optional<ProcessHandle> root = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (root.isEmpty()) {
            return Optional.empty();
        }
        List<Integer> pids = Stream.concat(root.stream(), root.get().descendants())
                .map(process -> (int) process.pid())
                .toList();
        Map<Key, Long> now = new HashMap<>();
        long memory = 0;
        for (OSProcess process : Known.SYSTEM.getProcesses(pids)) {
            now.put(
                    new Key(process.getProcessID(), process.getStartTime()),
                    process.getKernelTime() + process.getUserTime());
            memory += process.getResidentMemory();
        }
        cpuMillis.forEach((process, millis) -> {
            if (!now.containsKey(process)) {
                endedMillis += millis;
            }
        });
        cpuMillis.clear();
        cpuMillis.putAll(now);
        long running = now.values().stream().mapToLong(Long::longValue).sum();
        return Optional.of(new ContainerUse(Duration.ofMillis(endedMillis + running), memory, OptionalLong.empty()));
    }
}
