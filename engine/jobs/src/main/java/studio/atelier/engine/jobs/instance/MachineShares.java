package studio.atelier.engine.jobs.instance;

import java.time.Clock;
import studio.atelier.engine.api.project.ProjectFile;

/** The machine as jobs meet it: what they may ask for, and what is free. */
public record MachineShares(Machine machine, Sizing sizing, ResourceSlots slots, GpuLoad gpus) {

    public static MachineShares of(Machine machine, ProjectFile project) {
        return new MachineShares(
                machine,
                new Sizing(new InstanceTypes(project, machine), machine, project.resourcePolicy()),
                new ResourceSlots(machine),
                new GpuLoad(NvidiaSmi.onPath(), Clock.systemUTC()));
    }
}
