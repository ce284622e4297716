package studio.atelier.engine.api.compute;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A container to start.
 *
 * @param jobName the job it belongs to
 * @param host its host name within the job: {@code algo-1}, {@code algo-2}...
 * @param launch what to run
 * @param root the folder that the container sees as {@code /opt/ml}; it exists and is filled
 * @param scratch a private folder of the container for the runtime's own files and {@code TMPDIR};
 *     it exists, and is deleted after the job
 * @param environment the whole of the job's environment: what the platform sets and what the user
 *     set; a runtime adds what a program needs to start (PATH, HOME, LANG...)
 * @param share what the container may use of the machine
 * @param views folders of this machine that it sees within {@code root}; only such as the runtime said it
 *     {@linkplain ContainerRuntime#shows shows}
 */
public record ContainerSpec(
        String jobName,
        String host,
        Launch launch,
        Path root,
        Path scratch,
        Map<String, String> environment,
        ResourceShare share,
        List<View> views) {

    /**
     * A folder that is seen, not copied: the container can read it and cannot change it.
     *
     * @param folder the folder
     * @param at an empty folder below {@code root}, in whose place the container sees it
     */
    public record View(Path folder, Path at) {}

    public ContainerSpec {
        environment = Map.copyOf(environment);
        views = List.copyOf(views);
    }

    /** A container that sees its own tree only. */
    public ContainerSpec(
            String jobName,
            String host,
            Launch launch,
            Path root,
            Path scratch,
            Map<String, String> environment,
            ResourceShare share) {
        this(jobName, host, launch, root, scratch, environment, share, List.of());
    }
}
