package studio.atelier.compute.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.ResourceShare;

/** Makes the folders and the description of a container. */
final class Containers {

    private Containers() {}

    static ContainerSpec of(Path folder, String job, Map<String, String> environment, List<String> command)
            throws Exception {
        return of(folder, job, environment, new Launch.Command(command, List.of(), "/opt/ml/code"));
    }

    static ContainerSpec of(Path folder, String job, Map<String, String> environment, Launch.Command launch)
            throws Exception {
        Path root = folder.resolve(job);
        Files.createDirectories(root.resolve("code"));
        Files.createDirectories(root.resolve("model"));
        Path scratch = Files.createDirectories(folder.resolve(job + "-scratch"));
        return new ContainerSpec(
                job, "algo-1", launch, root, scratch, environment, new ResourceShare(1, 1L << 30, List.of()));
    }
}
