package studio.atelier.engine.jobs.run;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import studio.atelier.engine.api.compute.Availability;
import studio.atelier.engine.api.compute.ContainerRuntime;
import studio.atelier.engine.api.compute.ContainerStartException;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.ServedEngine;
import studio.atelier.engine.api.image.ImageResolution;

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

    /**
     * Whether what runs an image and this machine see each other's changes to a container's tree at once.
     *
     * @throws JobFailure if not; the message names what needs it
     */
    void requireSharedTree(ImageResolution image, String label) throws JobFailure {
        ContainerRuntime runtime = runtimes.get(launches(image));
        if (runtime != null && !runtime.sharesTree()) {
            throw JobFailure.client(
                    "The " + label + " asks for input mode Pipe, and the container runs on a machine that"
                            + " shares no files with this one; use File");
        }
    }

    private static Class<? extends Launch> launches(ImageResolution image) {
        return switch (image) {
            case ImageResolution.BuiltIn _ -> Launch.Embedded.class;
            case ImageResolution.Container _ -> Launch.Image.class;
            case ImageResolution.LocalPython _, ImageResolution.LocalShell _, ImageResolution.Unresolved _ ->
                Launch.Command.class;
        };
    }

    /** Whether what runs an image can show its containers a folder of this machine. */
    boolean shows(ImageResolution image, Path folder) {
        ContainerRuntime runtime = runtimes.get(launches(image));
        return runtime != null && runtime.shows(folder);
    }

    /** The address of this machine at which the containers of an image reach it, if they are not on its own network. */
    Optional<InetAddress> hostAddress(ImageResolution image) {
        return Optional.ofNullable(runtimes.get(launches(image))).flatMap(ContainerRuntime::hostAddress);
    }

    /** Gets the runtimes ready for jobs soon to come. */
    public void prewarm() {
        runtimes.values().forEach(ContainerRuntime::prewarm);
    }

    public void release() {
        runtimes.values().forEach(ContainerRuntime::release);
    }
}
