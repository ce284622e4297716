package studio.atelier.engine.jobs.run;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.compute.ContainerAccess;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.ResourceShare;
import studio.atelier.engine.api.image.ImageResolution;
import studio.atelier.engine.jobs.container.Hosts;
import studio.atelier.engine.store.metadata.Arns;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is started for a job, and in which environment, whatever kind of job it is.
 *
 * @param request the job's
 * @param network tells the networks of jobs apart
 */
record JobLaunches(ObjectNode request, Hosts hosts, String network, JobServices services) {

    /** The launch of the job's own command, or of the image's program. */
    Launch of(ImageResolution image, List<String> command, String workingDirectory) throws JobFailure {
        return switch (image) {
            case ImageResolution.BuiltIn builtIn -> new Launch.Embedded(builtIn.algorithm(), command);
            case ImageResolution.LocalPython python ->
                new Launch.Command(command, List.of(folderOf(python.interpreter())), workingDirectory);
            case ImageResolution.LocalShell _ -> new Launch.Command(command, List.of(), workingDirectory);
            case ImageResolution.Container container -> ofImage(container, command, List.of());
            case ImageResolution.Unresolved unresolved -> throw JobFailure.client(unresolved.description());
        };
    }

    /** The launch of an image in a container, on a network of the job's hosts. */
    Launch.Image ofImage(ImageResolution.Container container, List<String> entrypoint, List<String> arguments) {
        return new Launch.Image(
                container.image(), entrypoint, arguments, new Launch.Network(network, hosts.names(), isIsolated()));
    }

    /** True if the containers may reach nothing but each other. */
    boolean isIsolated() {
        return request.path("EnableNetworkIsolation").asBoolean(false)
                || request.path("NetworkConfig").path("EnableNetworkIsolation").asBoolean(false);
    }

    private static Path folderOf(Path program) {
        Path parent = program.toAbsolutePath().getParent();
        return parent == null ? program : parent;
    }

    /** How the containers of an image reach the engine, as variables. */
    Map<String, String> access(ImageResolution image, JobLog log) {
        // What is to reach nobody is not told where anybody is.
        if (isIsolated()) {
            return Map.of();
        }
        ContainerAccess access = services.access().get();
        Optional<InetAddress> address =
                access.here().isEmpty() ? Optional.empty() : services.runtimes().hostAddress(image);
        if (address.isPresent()) {
            try {
                Map<String, String> there = access.at(address.get());
                if (!there.isEmpty()) {
                    return there;
                }
            } catch (IOException e) {
                log.note("The containers cannot be let in as clients: " + e.getMessage());
            }
        }
        return access.here();
    }

    /**
     * What every container's environment has of the platform's.
     *
     * @param access how it reaches the engine
     * @param share of the container
     */
    Map<String, String> environment(Map<String, String> access, ResourceShare share) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("AWS_REGION", Arns.REGION);
        environment.putAll(access);
        environment.put("OMP_NUM_THREADS", Integer.toString(share.cpus()));
        environment.put("PYTHONUNBUFFERED", "1");
        if (!share.gpus().isEmpty()) {
            environment.put(
                    "CUDA_VISIBLE_DEVICES",
                    String.join(",", share.gpus().stream().map(String::valueOf).toList()));
        }
        return environment;
    }

    /** Adds the user's own variables, which replace the platform's. */
    void addUsers(Map<String, String> environment) {
        if (request.get("Environment") instanceof ObjectNode user) {
            user.properties()
                    .forEach(e -> environment.put(e.getKey(), e.getValue().asString("")));
        }
    }
}
