package studio.atelier.compute.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.ContainerOutput;
import studio.atelier.engine.api.compute.ContainerOutput.Source;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.ContainerStartException;
import studio.atelier.engine.api.compute.EndedContainer;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.RunningContainer;
import studio.atelier.engine.api.compute.ServedEngine;

/** The way of a container from its specification to a process that runs. What fails on it leaves nothing behind. */
final class ContainerStart {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerStart.class);
    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;

    private final Daemon daemon;
    private final DockerClient client;
    private final ServedEngine engine;
    private final JobNetworks networks;
    private final Leftovers leftovers;
    private final Duration patience;

    ContainerStart(Daemon daemon, ServedEngine engine, JobNetworks networks, Leftovers leftovers, Duration patience) {
        this.daemon = daemon;
        this.client = daemon.client();
        this.engine = engine;
        this.networks = networks;
        this.leftovers = leftovers;
        this.patience = patience;
    }

    RunningContainer run(ContainerSpec spec, Launch.Image launch, ContainerOutput output)
            throws ContainerStartException {
        boolean mounted = daemon.sharesFiles() && !engine.project().docker().imageUser();
        boolean several = launch.network().hosts().size() > 1;
        String id = "";
        boolean joined = false;
        boolean runs = false;
        try {
            Optional<String> network = several
                    ? Optional.of(networks.join(client, launch.network(), Labels.of(engine)))
                    : Optional.empty();
            joined = several;
            ContainerRequest request =
                    new ContainerRequest(spec, launch, mounted, mounted ? user(spec) : Optional.empty(), network);
            if (request.isOutOfReach()) {
                output.line(
                        Source.RUNTIME,
                        "The engine serves clients on this machine's own address, which this container does not reach;"
                                + " the job is not told of it");
            }
            CreateContainerCmd create = client.createContainerCmd(launch.image());
            id = request.fill(create, engine).exec().getId();
            if (!mounted) {
                new TreeCopy(client, id, spec.root()).in();
            }
            FrameLines lines = DockerContainer.attach(client, id, output);
            try {
                client.startContainerCmd(id).exec();
            } catch (RuntimeException e) {
                lines.close();
                return ended(Complaint.said(e), e, output);
            }
            Afterwards afterwards = new Afterwards(id, spec.root(), launch.network(), mounted, several);
            runs = true;
            return new DockerContainer(
                            daemon,
                            new ContainerProcess(pid(id), id),
                            spec.share().memoryBytes(),
                            lines,
                            output,
                            afterwards,
                            patience)
                    .follow();
        } catch (NotFoundException e) {
            throw new ContainerStartException(
                    "Docker knows the image " + launch.image() + " no more, or what it needs. It said: "
                            + Complaint.withAdvice(Complaint.said(e)) + " Start the job again",
                    e);
        } catch (IOException | RuntimeException e) {
            throw failed(spec, Complaint.said(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(spec, "the start was interrupted", e);
        } finally {
            if (!runs) {
                if (!id.isEmpty()) {
                    leftovers.remove(client, id);
                }
                if (joined) {
                    leave(launch.network(), true);
                }
            }
        }
    }

    private void leave(Launch.Network network, boolean reachable) {
        networks.leave(network)
                .filter(name -> !reachable || !JobNetworks.remove(client, name))
                .ifPresent(leftovers::abandonNetwork);
    }

    // In a rootless daemon, root is the user; in others with remapped users, the mapping is turned off.
    private Optional<String> user(ContainerSpec spec) {
        return daemon.rootless() ? Optional.of("0:0") : Owner.of(spec.root());
    }

    private static RunningContainer ended(String said, RuntimeException cause, ContainerOutput output) {
        if (Complaint.programMissing(said)) {
            output.line(Source.RUNTIME, "The image has no such program. Docker said: " + said);
            return new EndedContainer(NOT_FOUND);
        }
        if (Complaint.programForbidden(said)) {
            output.line(Source.RUNTIME, "The image's program may not be run. Docker said: " + said);
            return new EndedContainer(NOT_EXECUTABLE);
        }
        throw cause;
    }

    private ContainerStartException failed(ContainerSpec spec, String said, Throwable cause) {
        return new ContainerStartException(
                "The container of " + spec.jobName() + " on " + spec.host() + " could not be started in "
                        + daemon.description() + ". Docker said: " + Complaint.withAdvice(said),
                cause);
    }

    private long pid(String id) {
        if (!daemon.sharesProcesses()) {
            return -1;
        }
        try {
            InspectContainerResponse now = client.inspectContainerCmd(id).exec();
            Long pid = now.getState().getPidLong();
            return pid == null || pid <= 0 ? -1 : pid;
        } catch (RuntimeException e) {
            LOG.debug("The process of container {} is not known", id, e);
            return -1;
        }
    }

    /** What is done with the container when it has ended. */
    private final class Afterwards implements DockerContainer.Afterwards {

        private final String id;
        private final Path root;
        private final Launch.Network network;
        private final boolean mounted;
        private final boolean joined;

        private Afterwards(String id, Path root, Launch.Network network, boolean mounted, boolean joined) {
            this.id = id;
            this.root = root;
            this.network = network;
            this.mounted = mounted;
            this.joined = joined;
        }

        @Override
        public void collect() throws IOException {
            if (!mounted) {
                new TreeCopy(client, id, root).out();
            }
        }

        @Override
        public void release(boolean reachable) {
            if (reachable) {
                leftovers.remove(client, id);
            } else {
                leftovers.abandon(id);
            }
            if (joined) {
                leave(network, reachable);
            }
        }
    }
}
