package studio.atelier.compute.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.dockerjava.api.model.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.compute.Availability;
import studio.atelier.engine.api.compute.ContainerEnd;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.ContainerStartException;
import studio.atelier.engine.api.compute.ContainerUse;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.ResourceShare;
import studio.atelier.engine.api.compute.RunningContainer;
import studio.atelier.engine.api.compute.ServedEngine;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.api.testing.Recorder;

/** The contract of containers, with a real daemon. */
@Timeout(120)
class DockerRuntimeTest {

    private static final long MIB = 1L << 20;

    @TempDir
    Path folder;

    private final Recorder log = new Recorder();
    private final String job = TestDocker.name("runtime");
    private DockerRuntime runtime;
    private Daemon daemon;
    private String image;

    @BeforeEach
    void open() throws Exception {
        daemon = TestDocker.localDaemon();
        image = TestDocker.image(daemon);
        runtime = serving("engine-" + job, TestDocker.project("{}"));
    }

    @AfterEach
    void close() {
        if (runtime != null) {
            List<Container> left = ofJob();
            left.forEach(container -> Removal.of(daemon.client(), container.getId()));
            daemon.close();
            runtime.release();
            assertThat(left).as("containers left behind").isEmpty();
        }
    }

    private DockerRuntime serving(String engine, ProjectFile project) {
        DockerRuntime served = new DockerRuntime(Duration.ofSeconds(5));
        served.serve(new ServedEngine(engine, folder.toString(), id -> id.startsWith("dead"), project));
        return served;
    }

    private List<Container> ofJob() {
        return daemon.client()
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(Labels.JOB, job))
                .exec();
    }

    private ContainerSpec spec(String host, List<String> hosts, boolean isolated, long memory, String... shell)
            throws Exception {
        Path root = Files.createDirectories(folder.resolve(host).resolve("ml"));
        Files.createDirectories(root.resolve("model"));
        Files.createDirectories(root.resolve("output"));
        List<String> entrypoint = shell.length == 0 ? List.of() : List.of("/bin/sh", "-c");
        return new ContainerSpec(
                job,
                host,
                new Launch.Image(
                        image,
                        entrypoint,
                        shell.length == 0 ? List.of("train") : List.of(shell),
                        new Launch.Network(job, hosts, isolated)),
                root,
                Files.createDirectories(folder.resolve(host).resolve("scratch")),
                Map.of("JOB", job),
                new ResourceShare(1, memory, List.of()));
    }

    private ContainerSpec spec(String... shell) throws Exception {
        return spec("algo-1", List.of("algo-1"), false, 256 * MIB, shell);
    }

    @Test
    void runsWhatTheImageCallsTrain() throws Exception {
        ContainerSpec spec = spec();
        Path code = Files.createDirectories(spec.root().resolve("input/data/code"));
        Files.writeString(code.resolve("train.sh"), "echo trained >/opt/ml/model/it; echo warn >&2; exit 3\n");
        assertThat(runtime.start(spec, log).await()).isEqualTo(3);
        assertThat(log.stdout()).singleElement().asString().startsWith("train in /");
        assertThat(log.stderr()).containsExactly("warn");
        assertThat(spec.root().resolve("model/it")).hasContent("trained");
    }

    @Test
    void givesEnvironmentHostNameAndSizes() throws Exception {
        String line = "echo $JOB; hostname; cat /sys/fs/cgroup/memory/memory.limit_in_bytes"
                + " /sys/fs/cgroup/memory.max 2>/dev/null; getent hosts algo-1 >/dev/null && echo resolved";
        assertThat(runtime.start(spec(line), log).await()).isZero();
        assertThat(log.stdout()).containsExactly(job, "algo-1", Long.toString(256 * MIB), "resolved");
    }

    @Test
    void leavesFilesThatAreTheUsersOwn() throws Exception {
        ContainerSpec spec = spec("mkdir /opt/ml/model/sub && touch /opt/ml/model/sub/file /opt/ml/output/failure");
        assertThat(runtime.start(spec, log).await()).isZero();
        try (Stream<Path> files = Files.walk(spec.root())) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.getAttribute(file, "unix:uid"))
                            .isEqualTo(Files.getAttribute(folder, "unix:uid")));
        }
    }

    @Test
    void keepsEveryLineOfAFlood() throws Exception {
        assertThat(runtime.start(spec("seq 1 200000"), log).await()).isZero();
        List<String> lines = log.stdout();
        assertThat(lines).hasSize(200_000).endsWith("200000");
        assertThat(lines.get(123_455)).isEqualTo("123456");
    }

    @Test
    void asksWithSigtermFirst() throws Exception {
        RunningContainer container = runtime.start(
                spec("trap 'echo saved >/opt/ml/model/it; exit 7' TERM; echo ready; while true; do sleep 0.1; done"),
                log);
        log.awaitFirstLine();
        container.terminate();
        assertThat(container.await()).isEqualTo(7);
        assertThat(folder.resolve("algo-1/ml/model/it")).hasContent("saved");
    }

    @Test
    void endsWhatDoesNotListen() throws Exception {
        RunningContainer container =
                runtime.start(spec("trap '' TERM; echo ready; while true; do sleep 0.1; done"), log);
        log.awaitFirstLine();
        container.terminate();
        Thread.sleep(300);
        container.kill();
        assertThat(container.await()).isEqualTo(137);
        assertThat(container.end()).as("killed, and not by a lack of memory").isEmpty();
    }

    @Test
    void tellsTheLackOfMemoryFromOtherKills() throws Exception {
        ContainerSpec spec = spec("algo-1", List.of("algo-1"), false, 24 * MIB, "tail /dev/zero");
        RunningContainer container = runtime.start(spec, log);
        assertThat(container.await()).isNotZero();
        assertThat(container.end()).hasValueSatisfying(end -> {
            assertThat(end.cause()).isEqualTo(ContainerEnd.Cause.OUT_OF_MEMORY);
            assertThat(end.text()).contains("24 MiB");
        });
    }

    @Test
    void saysThatAProgramIsNotThere() throws Exception {
        ContainerSpec spec = spec();
        Launch.Image launch = new Launch.Image(
                image, List.of("/no/such/program"), List.of(), new Launch.Network(job, List.of("algo-1"), false));
        RunningContainer container = runtime.start(
                new ContainerSpec(job, "algo-1", launch, spec.root(), spec.scratch(), Map.of(), spec.share()), log);
        assertThat(container.await()).isEqualTo(127);
        assertThat(log.runtime()).singleElement().asString().contains("/no/such/program");
    }

    @Test
    void letsTheHostsOfAJobFindEachOther() throws Exception {
        List<String> hosts = List.of("algo-1", "algo-2");
        // Each waits until the other can be found, tells that it has found it, and stays until it was found.
        String line = "i=0; until getent hosts $PEER >/dev/null || [ $i -gt 100 ]; do i=$((i+1)); sleep 0.1; done;"
                + " getent hosts $PEER >/dev/null && echo found $PEER; sleep 1";
        List<RunningContainer> containers = new ArrayList<>();
        for (String host : hosts) {
            ContainerSpec spec = spec(host, hosts, true, 64 * MIB, line);
            String peer = host.equals("algo-1") ? "algo-2" : "algo-1";
            containers.add(runtime.start(
                    new ContainerSpec(
                            job, host, spec.launch(), spec.root(), spec.scratch(), Map.of("PEER", peer), spec.share()),
                    log));
        }
        for (RunningContainer container : containers) {
            assertThat(container.await()).isZero();
        }
        assertThat(log.stdout()).containsExactlyInAnyOrder("found algo-1", "found algo-2");
        assertThat(daemon.client()
                        .listNetworksCmd()
                        .withNameFilter("atelier-" + job)
                        .exec())
                .as("networks left behind")
                .isEmpty();
    }

    @Test
    void keepsAnIsolatedContainerOffTheNetwork() throws Exception {
        ContainerSpec spec =
                spec("algo-1", List.of("algo-1"), true, 64 * MIB, "ls /sys/class/net; getent hosts algo-1");
        assertThat(runtime.start(spec, log).await()).isZero();
        assertThat(log.stdout().subList(0, log.stdout().size() - 1)).containsExactly("lo");
    }

    @Test
    void copiesTheTreeWhereItIsNotSeen() throws Exception {
        ProjectFile project = TestDocker.project("{\"docker\": {\"user\": \"image\"}}");
        DockerRuntime copying = serving("engine-" + job, project);
        ContainerSpec spec = spec("cat /opt/ml/input/given >/opt/ml/model/copy; rm /opt/ml/output/old;"
                + " echo '#!/bin/sh' >/opt/ml/model/run; chmod 700 /opt/ml/model/run; id -u; stat -c %a /opt/ml");
        Files.createDirectories(spec.root().resolve("input"));
        Files.writeString(spec.root().resolve("input/given"), "given");
        Files.writeString(spec.root().resolve("output/old"), "old");
        RunningContainer container = copying.start(spec, log);
        assertThat(container.await()).as("%s", container.end()).isZero();
        assertThat(log.stdout()).as("the image's own user").containsExactly("0", "777");
        assertThat(spec.root().resolve("model/copy")).hasContent("given");
        assertThat(spec.root().resolve("model/run")).isExecutable();
        assertThat(spec.root().resolve("output")).isEmptyDirectory();
        copying.release();
    }

    @Test
    void removesWhatADeadEngineLeft() throws Exception {
        DockerRuntime dead = serving("dead-" + job, TestDocker.project("{}"));
        RunningContainer left = dead.start(spec("echo ready; while true; do sleep 0.1; done"), log);
        log.awaitFirstLine();
        DockerRuntime living = serving("other-" + job, TestDocker.project("{}"));
        living.endLeftovers();
        assertThat(ofJob()).isEmpty();
        assertThat(left.await()).isEqualTo(137);
        living.release();
        dead.release();
    }

    @Test
    void leavesAloneWhatALivingEngineRuns() throws Exception {
        RunningContainer container = runtime.start(spec("echo ready; while true; do sleep 0.1; done"), log);
        log.awaitFirstLine();
        DockerRuntime other = serving("other-" + job, TestDocker.project("{}"));
        other.endLeftovers();
        assertThat(ofJob()).hasSize(1);
        container.kill();
        assertThat(container.await()).isEqualTo(137);
        other.release();
    }

    @Test
    void knowsWhatIsHereAndWhatIsNot() {
        assertThat(runtime.availability(launch(image)).state()).isEqualTo(Availability.State.READY);
        assertThat(runtime.availability(launch("localhost:1/no/such:image")).state())
                .isEqualTo(Availability.State.TO_BE_FETCHED);
    }

    private Launch launch(String name) {
        return new Launch.Image(name, List.of(), List.of(), new Launch.Network(job, List.of("algo-1"), false));
    }

    @Test
    void saysWhyAnImageCannotBePulled() {
        assertThatThrownBy(() -> runtime.fetch(launch("localhost:1/no/such:image"), log))
                .isInstanceOf(ContainerStartException.class)
                .hasMessageContaining("localhost:1/no/such:image")
                .hasMessageContaining("Docker said: ")
                .hasMessageContaining("registry");
        assertThat(log.runtime()).isNotEmpty();
    }

    @Test
    void saysThatThereIsNoDaemon() {
        ProjectFile project =
                TestDocker.project("{\"docker\": {\"host\": \"unix://" + folder.resolve("no.sock") + "\"}}");
        Availability none = serving("engine-" + job, project).availability(launch(image));
        assertThat(none.state()).isEqualTo(Availability.State.UNAVAILABLE);
        assertThat(none.text()).contains("Docker is not running").contains("no.sock");
    }

    @Test
    void startsWhatTheTableOfEntryPointsAndArgumentsSays() throws Exception {
        String own = TestDocker.image(daemon, List.of("ENTRYPOINT [\"/bin/show\",\"entry\"]", "CMD [\"cmd\"]"));
        assertThat(shown(own, List.of(), List.of())).isEqualTo("shown: entry cmd");
        assertThat(shown(own, List.of(), List.of("train"))).isEqualTo("shown: entry train");
        assertThat(shown(own, List.of("/bin/show", "other"), List.of())).isEqualTo("shown: other");
        assertThat(shown(own, List.of("/bin/show", "other"), List.of("x", "y"))).isEqualTo("shown: other x y");
    }

    private String shown(String name, List<String> entrypoint, List<String> arguments) throws Exception {
        Recorder lines = new Recorder();
        ContainerSpec spec = spec();
        Launch launch =
                new Launch.Image(name, entrypoint, arguments, new Launch.Network(job, List.of("algo-1"), false));
        assertThat(runtime.start(
                                new ContainerSpec(
                                        job, "algo-1", launch, spec.root(), spec.scratch(), Map.of(), spec.share()),
                                lines)
                        .await())
                .isZero();
        return lines.stdout().getFirst();
    }

    @Test
    void pullsWhatIsNotHereAndTellsHowItComes() throws Exception {
        try (TestRegistry registry = new TestRegistry(TestImage.fresh())) {
            registry.open();
            Launch launch = launch(registry.image());
            try {
                runtime.fetch(launch, log);
                assertThat(log.runtime().getFirst()).startsWith("Pulling the image " + registry.image());
                assertThat(log.runtime().getLast()).startsWith("Pulled " + registry.image());
                assertThat(runtime.availability(launch).state()).isEqualTo(Availability.State.READY);
            } finally {
                daemon.client().removeImageCmd(registry.image()).withForce(true).exec();
            }
        }
    }

    @Test
    void givesAPullUpWhenItIsInterrupted() throws Exception {
        try (TestRegistry registry = new TestRegistry(TestImage.fresh())) {
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread pulling = Thread.ofVirtual().start(() -> {
                try {
                    runtime.fetch(launch(registry.image()), log);
                    failure.complete(new AssertionError("It was pulled"));
                } catch (InterruptedException | ContainerStartException e) {
                    failure.complete(e);
                }
            });
            registry.awaitPull();
            pulling.interrupt();
            assertThat(failure.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
        }
    }

    @Test
    void tellsWhatAContainerUses() throws Exception {
        RunningContainer container = runtime.start(spec("echo ready; while true; do i=$((i+1)); done"), log);
        log.awaitFirstLine();
        ContainerUse before = container.use().orElseThrow();
        ContainerUse after = before;
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (after.cpuTime().equals(before.cpuTime()) && System.nanoTime() < deadline) {
            after = container.use().orElse(after);
        }
        assertThat(after.cpuTime()).isGreaterThan(before.cpuTime());
        assertThat(after.memoryBytes()).isBetween(1L, 256 * MIB);
        container.kill();
        assertThat(container.await()).isEqualTo(137);
        assertThat(container.use()).isEmpty();
    }

    @Test
    void showsAFolderThatCannotBeChanged() throws Exception {
        Path seen = Files.createDirectories(folder.resolve("seen"));
        Files.writeString(seen.resolve("given"), "given");
        ContainerSpec spec = spec(
                "cat /opt/ml/input/data/train/given; touch /opt/ml/input/data/train/x 2>/dev/null || echo kept out");
        Path at = Files.createDirectories(spec.root().resolve("input/data/train"));
        assertThat(runtime.shows(seen)).isTrue();
        ContainerSpec viewing = new ContainerSpec(
                job,
                "algo-1",
                spec.launch(),
                spec.root(),
                spec.scratch(),
                Map.of(),
                spec.share(),
                List.of(new ContainerSpec.View(seen, at)));
        assertThat(runtime.start(viewing, log).await()).isZero();
        assertThat(log.stdout()).containsExactly("givenkept out");
        assertThat(seen).isDirectoryNotContaining("glob:**x");
    }

    @Test
    void runsAsTheOwnerOfTheFolderWhoeverThatIs() throws Exception {
        Assumptions.assumeTrue(Files.getAttribute(folder, "unix:uid").equals(0), "Only root may give folders away");
        ContainerSpec spec = spec("id -u; id -g; echo $HOME; touch /opt/ml/model/made /tmp/it && echo written");
        try (Stream<Path> files = Files.walk(spec.root())) {
            for (Path file : files.toList()) {
                Files.setAttribute(file, "unix:uid", 1234);
                Files.setAttribute(file, "unix:gid", 2345);
            }
        }
        assertThat(runtime.start(spec, log).await()).isZero();
        assertThat(log.stdout()).containsExactly("1234", "2345", "/tmp", "written");
        assertThat(Files.getAttribute(spec.root().resolve("model/made"), "unix:uid"))
                .isEqualTo(1234);
    }
}
