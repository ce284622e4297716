package studio.atelier.compute.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps some JVMs ready for the next jobs, once it was asked to. They are started one after the other, and not while jobs
 * begin; when none has begun for long, they are let go until the next one does.
 */
final class WarmJvms {

    private static final Logger LOG = LoggerFactory.getLogger(WarmJvms.class);
    private static final long FIRST_HEAP = 4L << 30;

    /**
     * When JVMs are started and let go.
     *
     * @param size how many wait
     * @param rest from the start of a job, or of a JVM, to the start of the next JVM
     * @param idle how long they wait for a job
     */
    record Policy(int size, Duration rest, Duration idle) {
        static Policy ofThisMachine() {
            return new Policy(PoolSize.ofThisMachine(), Duration.ofSeconds(1), Duration.ofMinutes(15));
        }
    }

    private final JvmCommand command;
    private final ClassCache cache;
    private final Policy policy;
    private final Deque<ForkedJvm> ready = new ArrayDeque<>();
    private boolean wanted;
    private boolean released;
    private long heap = Math.min(FIRST_HEAP, HeapSize.of(PoolSize.physicalMemory()));
    private long idleSince;
    private long nextFork;
    private @Nullable Thread keeper;

    WarmJvms(JvmCommand command, ClassCache cache, Policy policy) {
        this.command = command;
        this.cache = cache;
        this.policy = policy;
    }

    /** Begins to keep them ready. The size of the first ones is a guess. */
    synchronized void start() {
        if (released) {
            // The engine was closed before it came to this.
            return;
        }
        wanted = true;
        idleSince = System.nanoTime();
        nextFork = idleSince;
        keep();
    }

    private void keep() {
        if (wanted && keeper == null) {
            keeper = Thread.ofVirtual().name("warm-jvms").start(this::run);
        }
    }

    private void rest() {
        nextFork = System.nanoTime() + policy.rest().toNanos();
    }

    /**
     * A job begins that needs such a heap.
     *
     * @return a JVM that waits and fits, which the caller has for good; null if there is none
     */
    synchronized @Nullable ForkedJvm take(long wantedHeap) {
        heap = wantedHeap;
        idleSince = System.nanoTime();
        rest();
        ForkedJvm found = null;
        for (Iterator<ForkedJvm> each = ready.iterator(); each.hasNext() && found == null; ) {
            ForkedJvm jvm = each.next();
            if (jvm.process().isAlive() && HeapSize.fits(jvm.heapBytes(), wantedHeap)) {
                found = jvm;
                each.remove();
            }
        }
        if (found == null && !ready.isEmpty()) {
            // Jobs are of another size now, or it ended by itself.
            CompletableFuture<Void> gone = discard(ready.removeFirst());
            LOG.debug("A JVM that fits no more is let go: {}", gone);
        }
        keep();
        notifyAll();
        return found;
    }

    /** Ends those that wait and keeps none from now on. Returns when they are gone, their folders too. */
    void release() {
        List<ForkedJvm> last;
        synchronized (this) {
            wanted = false;
            released = true;
            notifyAll();
            // One that is just being started would be left behind if the engine's process ended now.
            boolean interrupted = false;
            while (keeper != null) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            last = takeAll();
        }
        last.stream().map(WarmJvms::discard).toList().forEach(CompletableFuture::join);
    }

    private List<ForkedJvm> takeAll() {
        List<ForkedJvm> all = new ArrayList<>(ready);
        ready.clear();
        return all;
    }

    /** How many wait. */
    synchronized int waiting() {
        return ready.size();
    }

    /** Ends a JVM that has no job; the future is done when its folder is deleted. */
    static CompletableFuture<Void> discard(ForkedJvm jvm) {
        jvm.process().destroyForcibly();
        return jvm.process().onExit().thenAccept(ended -> {
            try {
                Folders.delete(jvm.folder());
            } catch (IOException e) {
                LOG.warn("The folder {} could not be deleted", jvm.folder(), e);
            }
        });
    }

    private void run() {
        List<ForkedJvm> idle = List.of();
        try {
            while (awaitNeed()) {
                ForkedJvm jvm = fork();
                synchronized (this) {
                    rest();
                    if (jvm != null) {
                        ready.addLast(jvm);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                if (wanted) {
                    idle = takeAll();
                }
                keeper = null;
                notifyAll();
            }
        }
        idle.forEach(jvm -> LOG.debug("A JVM waited for long and is let go: {}", discard(jvm)));
    }

    /** Waits until a JVM should be started; false if none should any more. */
    private synchronized boolean awaitNeed() throws InterruptedException {
        while (wanted) {
            long now = System.nanoTime();
            long left = idleSince + policy.idle().toNanos() - now;
            if (left <= 0) {
                return false;
            }
            discardEnded();
            if (ready.size() < policy.size()) {
                left = nextFork - now;
                if (left <= 0) {
                    return true;
                }
            }
            wait(left / 1_000_000 + 1);
        }
        return false;
    }

    private void discardEnded() {
        for (Iterator<ForkedJvm> each = ready.iterator(); each.hasNext(); ) {
            ForkedJvm jvm = each.next();
            if (!jvm.process().isAlive()) {
                each.remove();
                LOG.debug("A JVM ended while it waited: {}", discard(jvm));
            }
        }
    }

    private @Nullable ForkedJvm fork() {
        long bytes;
        synchronized (this) {
            bytes = heap;
        }
        try {
            Path folder = Files.createTempDirectory("atelier-jvm-");
            return ForkedJvm.start(command.waiting(bytes, folder, cache.flags()), folder, true, bytes);
        } catch (IOException e) {
            LOG.warn("No JVM could be warmed; the next job starts a fresh one", e);
            return null;
        }
    }
}
