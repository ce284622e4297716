package studio.atelier.compute.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.Availability;
import studio.atelier.engine.api.compute.ContainerOutput;
import studio.atelier.engine.api.compute.ContainerRuntime;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.ContainerStartException;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.RunningContainer;
import studio.atelier.engine.api.compute.ServedEngine;
import studio.atelier.engine.api.project.ProjectFile;

/**
 * Runs images in Docker.
 *
 * <p>Where the daemon sees this machine's folders, the job's folder is mounted as {@code /opt/ml} and the
 * container runs as the user, so that all it writes is the user's own. Elsewhere the folder is copied into
 * a volume and back, and the container runs as the user that its image names.
 *
 * <p>Nothing is asked of Docker before the first image comes up.
 */
public final class DockerRuntime implements ContainerRuntime {

    private static final Logger LOG = LoggerFactory.getLogger(DockerRuntime.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    // A daemon that was not there is not asked again for each image of a list.
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);

    private final Duration patience;
    private final JobNetworks networks = new JobNetworks();
    private ServedEngine engine = new ServedEngine(UUID.randomUUID().toString(), "", id -> false, ProjectFile.none());
    private final LeftoverSweep sweep = new LeftoverSweep(() -> daemon().client());
    private Leftovers leftovers = new Leftovers(engine, sweep);
    private @Nullable Daemon daemon;
    private @Nullable DaemonException refusal;
    private long refusedAt;
    private final AtomicBoolean swept = new AtomicBoolean();

    public DockerRuntime() {
        this(PATIENCE);
    }

    /** @param patience how long a daemon may be away before its containers count as lost */
    DockerRuntime(Duration patience) {
        this.patience = patience;
    }

    @Override
    public Class<? extends Launch> launches() {
        return Launch.Image.class;
    }

    @Override
    public synchronized void serve(ServedEngine served) {
        engine = served;
        leftovers = new Leftovers(served, sweep);
    }

    private synchronized Daemon daemon() throws DaemonException {
        Daemon known = daemon;
        if (known != null && known.isConnected()) {
            return known;
        }
        DaemonException refused = refusal;
        if (refused != null && System.nanoTime() - refusedAt < BETWEEN_TRIES.toNanos()) {
            throw refused;
        }
        try {
            Daemon fresh = Daemon.connect(engine.project().docker());
            daemon = fresh;
            refusal = null;
            return fresh;
        } catch (DaemonException e) {
            refusal = e;
            refusedAt = System.nanoTime();
            throw e;
        }
    }

    @Override
    public Availability availability(Launch launch) {
        try {
            Daemon there = daemon();
            boolean present = isPresent(there, image(launch).image());
            return new Availability(
                    present ? Availability.State.READY : Availability.State.TO_BE_FETCHED, there.description());
        } catch (DaemonException e) {
            return new Availability(Availability.State.UNAVAILABLE, e.text());
        }
    }

    private static boolean isPresent(Daemon daemon, String image) throws DaemonException {
        try {
            return Patience.ask(
                    ANSWER, () -> daemon.client().inspectImageCmd(image).exec() != null);
        } catch (NotFoundException e) {
            return false;
        } catch (RuntimeException e) {
            throw new DaemonException(daemon.address().silence(e), e);
        }
    }

    private static Launch.Image image(Launch launch) {
        if (launch instanceof Launch.Image image) {
            return image;
        }
        throw new IllegalArgumentException("Docker runs images, not " + launch);
    }

    @Override
    public boolean sharesTree() {
        try {
            return mounts(daemon());
        } catch (DaemonException e) {
            LOG.debug("No Docker, so nothing is shared with it: {}", e.text());
            return false;
        }
    }

    /** Read-only mounts are for folders what the mount of the tree is for the tree. */
    @Override
    public boolean shows(Path folder) {
        return sharesTree();
    }

    @Override
    public Optional<InetAddress> hostAddress() {
        try {
            return Bridge.address(daemon());
        } catch (DaemonException e) {
            LOG.debug("No Docker, so no containers that reach this machine: {}", e.text());
            return Optional.empty();
        }
    }

    private synchronized boolean mounts(Daemon there) {
        return there.sharesFiles() && !engine.project().docker().imageUser();
    }

    @Override
    public void fetch(Launch launch, ContainerOutput output) throws ContainerStartException, InterruptedException {
        String image = image(launch).image();
        try {
            Daemon there = daemon();
            if (!isPresent(there, image)) {
                ImagePull.run(there, image, output);
            }
        } catch (DaemonException e) {
            throw new ContainerStartException(e.text(), e);
        }
    }

    @Override
    public RunningContainer start(ContainerSpec spec, ContainerOutput output) throws ContainerStartException {
        try {
            Daemon there = daemon();
            ContainerStart start;
            synchronized (this) {
                start = new ContainerStart(there, engine, networks, leftovers, patience);
            }
            if (!swept.getAndSet(true)) {
                removeLeftovers(there);
            }
            return Patience.await(ContainerStartException.class, () -> start.run(spec, image(spec.launch()), output));
        } catch (DaemonException e) {
            throw new ContainerStartException(e.text(), e);
        }
    }

    /** Connects where the project names Docker by itself, so that its first job need not wait for that. */
    @Override
    public void prewarm() {
        ProjectFile project;
        synchronized (this) {
            project = engine.project();
        }
        boolean named = project.docker().use() == ProjectFile.DockerUse.PREFER
                || project.images().values().stream().anyMatch(target -> target.startsWith("docker"));
        if (named) {
            Thread.ofPlatform().daemon().name("docker-prewarm").start(() -> {
                try {
                    LOG.debug("Images run on {}", daemon().description());
                } catch (DaemonException e) {
                    LOG.debug("Docker is not there yet: {}", e.text());
                }
            });
        }
    }

    @Override
    public void endLeftovers() {
        try {
            removeLeftovers(daemon());
        } catch (DaemonException e) {
            LOG.debug("No Docker, so nothing can have been left in it: {}", e.text());
        }
    }

    private void removeLeftovers(Daemon there) {
        Leftovers marks;
        synchronized (this) {
            marks = leftovers;
        }
        DockerClient client = there.client();
        try {
            Optional<Boolean> done = Patience.ask(ANSWER.multipliedBy(6), () -> {
                marks.remove(client);
                return Optional.of(true);
            });
            LOG.debug("Looked for leftovers in Docker: {}", done.isPresent());
        } catch (RuntimeException e) {
            LOG.warn("What earlier engines left in Docker could not be removed: {}", Complaint.said(e));
        }
    }

    @Override
    public synchronized void release() {
        sweep.end();
        Daemon known = daemon;
        daemon = null;
        if (known != null) {
            known.close();
        }
    }
}
