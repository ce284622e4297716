package studio.atelier.engine.jobs.instance;

import java.util.List;
import java.util.Optional;
import oshi.SystemInfo;
import oshi.hardware.CentralProcessor;
import oshi.hardware.GlobalMemory;
import studio.atelier.engine.api.machine.MachineStatus;

/** How busy this machine is, whoever keeps it so. */
public final class MachineLoad {

    private final CentralProcessor processor;
    private final GlobalMemory memory;
    private final Optional<GpuLoad> gpus;
    private long[] ticks;

    /**
     * @param machine whose GPUs are asked for their load; nothing is asked if it has none
     * @param load asks them
     */
    public MachineLoad(Machine machine, GpuLoad load) {
        this.gpus = machine.gpus().isEmpty() ? Optional.empty() : Optional.of(load);
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

    /** Asks the driver, at most every two seconds; waits for it up to 5 s. @return none if it does not answer */
    public List<MachineStatus.Gpu> gpus() {
        return gpus.map(GpuLoad::read).orElse(List.of());
    }
}
