package studio.atelier.compute.embedded;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.ContainerOutput;
import studio.atelier.engine.api.compute.ContainerRuntime;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.ContainerStartException;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.RunningContainer;

/** Runs built-in algorithms, each job in a JVM of its own. */
public final class EmbeddedRuntime implements ContainerRuntime {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRuntime.class);

    private final JvmCommand command = new JvmCommand();
    private final ClassCache cache;
    private final WarmJvms warm;

    public EmbeddedRuntime() {
        this(ClassCache.defaultFolder());
    }

    /** @param cacheFolder where the class cache is kept between runs; made if it is not there */
    EmbeddedRuntime(Path cacheFolder) {
        this.cache = new ClassCache(cacheFolder, command);
        this.warm = new WarmJvms(command, cache, WarmJvms.Policy.ofThisMachine());
    }

    @Override
    public Class<? extends Launch> launches() {
        return Launch.Embedded.class;
    }

    @Override
    public RunningContainer start(ContainerSpec spec, ContainerOutput output) throws ContainerStartException {
        if (!(spec.launch() instanceof Launch.Embedded launch)) {
            throw new ContainerStartException("Only built-in algorithms run in an embedded container, not "
                    + spec.launch().getClass().getSimpleName() + ".");
        }
        Assignment assignment = new Assignment(
                launch.algorithm(),
                spec.root().toAbsolutePath().toString(),
                launch.arguments(),
                spec.environment(),
                spec.share().cpus(),
                spec.share().memoryBytes());
        long heap = HeapSize.of(spec.share().memoryBytes());
        ForkedJvm jvm = assigned(assignment, heap, spec.scratch().toAbsolutePath());
        return new EmbeddedContainer(jvm, output);
    }

    private ForkedJvm assigned(Assignment assignment, long heap, Path scratch) throws ContainerStartException {
        ForkedJvm ready = warm.take(heap);
        if (ready != null) {
            try {
                ready.assign(assignment);
                return ready;
            } catch (IOException e) {
                // The job gets a fresh one.
                LOG.debug("A JVM ended while it waited: {}", WarmJvms.discard(ready), e);
            }
        }
        try {
            ForkedJvm fresh = ForkedJvm.start(command.waiting(heap, scratch, cache.flags()), scratch, false, heap);
            fresh.assign(assignment);
            return fresh;
        } catch (IOException e) {
            throw new ContainerStartException(
                    "The Java process for " + assignment.algorithm() + " could not be started: " + e.getMessage()
                            + ". Check that the machine has memory and process numbers left.",
                    e);
        }
    }

    @Override
    public void prewarm() {
        cache.makeInBackground();
        warm.start();
    }

    @Override
    public void release() {
        warm.release();
    }
}
