package studio.atelier.compute.embedded;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one JVM ready for the next job, once it was asked to. */
final class WarmJvm {

    private static final Logger LOG = LoggerFactory.getLogger(WarmJvm.class);
    private static final long FIRST_HEAP = 4L << 30;

    private final JvmCommand command;
    private final ClassCache cache;
    private @Nullable ForkedJvm ready;
    private boolean wanted;
    private boolean starting;

    WarmJvm(JvmCommand command, ClassCache cache) {
        this.command = command;
        this.cache = cache;
    }

    /** Begins to keep one ready. The size of the first one is a guess. */
    void start() {
        start(Math.min(FIRST_HEAP, HeapSize.of(physicalMemory())));
    }

    synchronized void start(long firstHeap) {
        wanted = true;
        renew(firstHeap);
    }

    /** Starts the next one in the background, of the size that the last job had. */
    synchronized void renew(long heap) {
        if (!wanted || starting || (ready != null && ready.process().isAlive())) {
            return;
        }
        starting = true;
        Thread.ofVirtual().name("prewarm").start(() -> fork(heap));
    }

    /** The JVM that waits, if there is one and its heap fits. The caller has it for good. */
    synchronized @Nullable ForkedJvm take(long heap) {
        ForkedJvm jvm = ready;
        if (jvm == null) {
            return null;
        }
        ready = null;
        if (jvm.process().isAlive() && HeapSize.fits(jvm.heapBytes(), heap)) {
            return jvm;
        }
        discard(jvm);
        return null;
    }

    /** Ends the JVM that waits and keeps none from now on. Returns when it is gone, its folder too. */
    void release() {
        ForkedJvm last;
        synchronized (this) {
            wanted = false;
            // One that is just being started would be left behind if the engine's process ended now.
            boolean interrupted = false;
            while (starting) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            last = ready;
            ready = null;
        }
        if (last != null) {
            discard(last).join();
        }
    }

    /** Ends a JVM that has no job; the future is done when its folder is deleted. */
    CompletableFuture<Void> discard(ForkedJvm jvm) {
        jvm.process().destroyForcibly();
        return jvm.process().onExit().thenAccept(ended -> {
            try {
                Folders.delete(jvm.folder());
            } catch (IOException e) {
                LOG.warn("The folder {} could not be deleted", jvm.folder(), e);
            }
        });
    }

    private void fork(long heap) {
        ForkedJvm jvm = null;
        try {
            Path folder = Files.createTempDirectory("atelier-jvm-");
            jvm = ForkedJvm.start(command.waiting(heap, folder, cache.flags()), folder, true, heap);
        } catch (IOException e) {
            LOG.warn("No JVM could be warmed; the next job starts a fresh one", e);
        } finally {
            keep(jvm);
        }
    }

    private synchronized void keep(@Nullable ForkedJvm jvm) {
        starting = false;
        ready = jvm;
        notifyAll();
    }

    private static long physicalMemory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : Runtime.getRuntime().maxMemory() * 4;
    }
}
