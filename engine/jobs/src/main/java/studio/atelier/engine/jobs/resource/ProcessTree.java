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
 * share count for each. What a process did that began and ended between two looks is seen on Linux only. One thread at a
 * time.
 */
final class ProcessTree {

    /** Looking at the system itself takes a moment, and it does not change. */
    private static final class Known {
        static final OperatingSystem SYSTEM = new SystemInfo().getOperatingSystem();
        static final boolean REAPED = ReapedTime.isKnown();
    }

    /** A process number is given out again; its start tells two owners apart. */
    private record Key(int pid, long started) {}

    private final long pid;
    private final Map<Key, Long> cpuMillis = new HashMap<>();
    private long endedMillis;
    private long mostMillis;

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
        List<OSProcess> processes = Known.SYSTEM.getProcesses(pids);
        long memory = processes.stream().mapToLong(OSProcess::getResidentMemory).sum();
        long millis = Known.REAPED ? withReaped(processes) : withSeen(processes);
        return Optional.of(new ContainerUse(Duration.ofMillis(millis), memory, OptionalLong.empty()));
    }

    private static long own(OSProcess process) {
        return process.getKernelTime() + process.getUserTime();
    }

    /** Every process has the time of its ended children on its own account. */
    private long withReaped(List<OSProcess> processes) {
        long sum = processes.stream()
                .mapToLong(process ->
                        own(process) + ReapedTime.of(process.getProcessID()).orElse(0))
                .sum();
        // Less for a moment where a process ended whose parent has not looked after it yet.
        mostMillis = Math.max(mostMillis, sum);
        return mostMillis;
    }

    /** What ended keeps the time that it was last seen with. */
    private long withSeen(List<OSProcess> processes) {
        Map<Key, Long> now = new HashMap<>();
        for (OSProcess process : processes) {
            now.put(new Key(process.getProcessID(), process.getStartTime()), own(process));
        }
        cpuMillis.forEach((process, millis) -> {
            if (!now.containsKey(process)) {
                endedMillis += millis;
            }
        });
        cpuMillis.clear();
        cpuMillis.putAll(now);
        return endedMillis + now.values().stream().mapToLong(Long::longValue).sum();
    }
}
