package studio.atelier.engine.jobs.instance;

import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;

/** How busy this machine is, whoever keeps it so. */
public final class MachineLoad {

    private final CentralProcessor processor;
    private final GlobalMemory memory;
    private long[] ticks;

    public MachineLoad() {
        var hardware = new SystemInfo().getHardware();
        this.processor = hardware.getProcessor();
        this.memory = hardware.getMemory();
        this.ticks = processor.getSystemCpuLoadTicks();
    }

    /** The part of all CPUs in use since this was asked before, 0 to 1; NaN if no time has passed. */
    public synchronized double cpu() {
        long[] now = processor.getSystemCpuLoadTicks();
        double load = processor.getSystemCpuLoadBetweenTicks(ticks, now);
        ticks = now;
        return load < 0 || load > 1 ? Double.NaN : load;
    }

    public long memoryUsed() {
        return memory.getTotal() - memory.getAvailable();
    }

    public long memoryTotal() {
        return memory.getTotal();
    }
}
