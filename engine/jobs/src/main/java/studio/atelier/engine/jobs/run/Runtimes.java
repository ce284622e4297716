package studio.atelier.engine.jobs.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import studio.atelier.engine.api.compute.Availability;
import studio.atelier.engine.api.compute.ContainerRuntime;
import studio.atelier.engine.api.compute.ContainerStartException;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.ServedEngine;

/** The container runtimes that are installed, by what they launch. */
public final class Runtimes {

    private final Map<Class<? extends Launch>, ContainerRuntime> runtimes = new LinkedHashMap<>();

    public Runtimes(Iterable<ContainerRuntime> found) {
        for (ContainerRuntime runtime : found) {
            runtimes.putIfAbsent(runtime.launches(), runtime);
        }
    }

    /** Those on the class path. */
    public static Runtimes installed() {
        return new Runtimes(ServiceLoader.load(ContainerRuntime.class));
    }

    /** Tells every runtime whom it works for. */
    public void serve(ServedEngine engine) {
        runtimes.values().forEach(runtime -> runtime.serve(engine));
    }

    /** Whether a launch could be started now. */
    public Availability availability(Launch launch) {
        try {
            return forLaunch(launch).availability(launch);
        } catch (ContainerStartException e) {
            return new Availability(Availability.State.UNAVAILABLE, String.valueOf(e.getMessage()));
        }
    }

    /** Ends the containers that dead engines of this workspace left behind. */
    void endLeftovers() {
        runtimes.values().forEach(ContainerRuntime::endLeftovers);
    }

    ContainerRuntime forLaunch(Launch launch) throws ContainerStartException {
        ContainerRuntime runtime = runtimes.get(launch.getClass());
        if (runtime == null) {
            String kind = switch (launch) {
                case Launch.Embedded _ -> "built-in algorithms";
                case Launch.Command _ -> "programs of this machine";
                case Launch.Image _ -> "container images";
            };
            throw new ContainerStartException("No plugin is installed that runs " + kind);
        }
        return runtime;
    }

    /** Gets the runtimes ready for jobs soon to come. */
    public void prewarm() {
        runtimes.values().forEach(ContainerRuntime::prewarm);
    }

    public void release() {
        runtimes.values().forEach(ContainerRuntime::release);
    }
}
