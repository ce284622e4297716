package studio.atelier.compute.embedded;

import java.lang.management.ManagementFactory;

/** How many JVMs wait for jobs (docs/decisions/0010-warm-jvms.md). */
final class PoolSize {

    /** Memory of a machine for each JVM that waits: a sixty-fourth of it is what one takes. */
    private static final long MEMORY_FOR_ONE = 4L << 30;

    private static final int MOST = 4;

    private PoolSize() {}

    static int ofThisMachine() {
        return of(Runtime.getRuntime().availableProcessors(), physicalMemory());
    }

    static int of(int cpus, long memoryBytes) {
        return (int) Math.clamp(Math.min(cpus, memoryBytes / MEMORY_FOR_ONE), 1, MOST);
    }

    static long physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Runtime.getRuntime().maxMemory() * 4;
    }
}
