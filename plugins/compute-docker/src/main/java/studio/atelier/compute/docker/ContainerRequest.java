package studio.atelier.compute.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.DeviceRequest;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.ServedEngine;

/**
 * What Docker is asked to make of a container's specification (engine.md section 1.4).
 *
 * @param mounted true if the job's folder is mounted; false if the container gets a volume in its place
 * @param user {@code uid:gid} to run as; empty for the image's own user
 * @param network name of the job's network; empty if the container is alone
 */
record ContainerRequest(
        ContainerSpec spec, Launch.Image launch, boolean mounted, Optional<String> user, Optional<String> network) {

    static final String OPT_ML = "/opt/ml";

    private static final String CUDA = "CUDA_VISIBLE_DEVICES";
    private static final String ENDPOINT = "AWS_ENDPOINT_URL";
    private static final Set<String> KEYS = Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final long SMALLEST_SHARED_MEMORY = 64L << 20;
    private static final long NANOS = 1_000_000_000L;

    /** Fills in the command. */
    CreateContainerCmd fill(CreateContainerCmd create, ServedEngine engine) {
        create.withName(name())
                .withHostName(spec.host())
                .withLabels(labels(engine))
                .withEnv(environment().entrySet().stream()
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .sorted()
                        .toList())
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withHostConfig(hostConfig());
        if (!launch.entrypoint().isEmpty()) {
            create.withEntrypoint(launch.entrypoint());
        }
        if (!launch.arguments().isEmpty()) {
            create.withCmd(launch.arguments());
        }
        user.ifPresent(create::withUser);
        if (network.isPresent()) {
            create.withAliases(spec.host());
        }
        return create;
    }

    private String name() {
        return "atelier-" + spec.jobName() + "-" + spec.host() + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    private Map<String, String> labels(ServedEngine engine) {
        Map<String, String> labels = new HashMap<>(Labels.of(engine));
        labels.put(Labels.JOB, spec.jobName());
        labels.put(Labels.HOST, spec.host());
        return labels;
    }

    /** True if the job is told of an endpoint on this machine's loopback: a container has a loopback of its own. */
    boolean isOutOfReach() {
        String endpoint = spec.environment().get(ENDPOINT);
        if (endpoint == null) {
            return false;
        }
        try {
            String host = URI.create(endpoint).getHost();
            return host != null && LOOPBACK.contains(host);
        } catch (IllegalArgumentException e) {
            // The user's own, and for the job to complain about.
            return false;
        }
    }

    /** The job's environment, as it is right inside. */
    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(spec.environment());
        if (isOutOfReach()) {
            environment.remove(ENDPOINT);
            environment.keySet().removeAll(KEYS);
        }
        List<Integer> gpus = spec.share().gpus();
        String outside = String.join(",", gpus.stream().map(String::valueOf).toList());
        // A container sees its own devices only, and they are numbered from 0.
        if (!gpus.isEmpty() && outside.equals(environment.get(CUDA))) {
            environment.put(
                    CUDA,
                    String.join(
                            ",",
                            IntStream.range(0, gpus.size())
                                    .mapToObj(String::valueOf)
                                    .toList()));
        }
        if (user.filter(each -> !each.startsWith("0:")).isPresent()) {
            // The image knows no such user, so it has no home and no name.
            environment.putIfAbsent("HOME", "/tmp");
            environment.putIfAbsent("USER", System.getProperty("user.name"));
            environment.putIfAbsent("LOGNAME", System.getProperty("user.name"));
        }
        return environment;
    }

    /** Limits, mounts, devices and network. */
    HostConfig hostConfig() {
        HostConfig config = HostConfig.newHostConfig()
                .withMounts(mounts())
                .withNanoCPUs(spec.share().cpus() * NANOS)
                .withMemory(spec.share().memoryBytes())
                .withMemorySwap(spec.share().memoryBytes())
                .withShmSize(Math.max(SMALLEST_SHARED_MEMORY, spec.share().memoryBytes() / 2))
                // The output is read as it is printed; Docker need not keep it as well.
                .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE));
        if (mounted) {
            // Without it SELinux keeps the container out of the user's folder.
            config.withSecurityOpts(List.of("label=disable"));
        }
        if (!spec.share().gpus().isEmpty()) {
            config.withDeviceRequests(List.of(gpus()));
        }
        if (network.isPresent()) {
            config.withNetworkMode(network.get());
            // A host that is looked for before it is there is asked for elsewhere, where none may answer.
            config.withDnsOptions(
                    launch.network().isolated()
                            ? List.of("timeout:1", "attempts:1")
                            : List.of("timeout:2", "attempts:2"));
        } else if (launch.network().isolated()) {
            config.withNetworkMode("none");
            config.withExtraHosts(spec.host() + ":127.0.0.1");
        }
        return config;
    }

    private List<Mount> mounts() {
        List<Mount> mounts = new ArrayList<>();
        mounts.add(optMl());
        for (ContainerSpec.View view : spec.views()) {
            String at = spec.root().relativize(view.at()).toString().replace('\\', '/');
            mounts.add(new Mount()
                    .withType(MountType.BIND)
                    .withReadOnly(true)
                    .withSource(view.folder().toAbsolutePath().toString())
                    .withTarget(OPT_ML + "/" + at));
        }
        return mounts;
    }

    private Mount optMl() {
        Mount mount = new Mount().withTarget(OPT_ML);
        return mounted
                ? mount.withType(MountType.BIND)
                        .withSource(spec.root().toAbsolutePath().toString())
                : mount.withType(MountType.VOLUME);
    }

    private DeviceRequest gpus() {
        List<String> ids = new ArrayList<>();
        spec.share().gpus().forEach(gpu -> ids.add(Integer.toString(gpu)));
        return new DeviceRequest().withDriver("nvidia").withDeviceIds(ids).withCapabilities(List.of(List.of("gpu")));
    }
}
