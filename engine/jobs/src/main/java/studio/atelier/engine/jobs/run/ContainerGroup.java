package studio.atelier.engine.jobs.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import studio.atelier.engine.api.compute.ContainerEnd;
import studio.atelier.engine.api.compute.ContainerRuntime;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.ContainerStartException;
import studio.atelier.engine.api.compute.RunningContainer;

/**
 * The containers of a job, run to their end. They are ended early when the job is stopped, its time is
 * up, or one of them failed: SIGTERM first, SIGKILL after a grace period.
 */
final class ContainerGroup {

    /** Why the containers ended. */
    enum Ending {
        BY_THEMSELVES,
        STOPPED,
        TIMED_OUT
    }

    /**
     * How they ended.
     *
     * @param exitCodes of every host, in the order in which they ended
     * @param ends what is known beyond the exit code, of hosts of which something is
     */
    record Outcome(Ending ending, Map<String, Integer> exitCodes, Map<String, ContainerEnd> ends) {
        boolean succeeded() {
            return exitCodes.values().stream().allMatch(code -> code == 0);
        }
    }

    private final Runtimes runtimes;
    private final Duration grace;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, RunningContainer> running = new LinkedHashMap<>();
    private final Map<String, Integer> exitCodes = new LinkedHashMap<>();
    private final Map<String, ContainerEnd> ends = new LinkedHashMap<>();
    private boolean stopRequested;

    ContainerGroup(Runtimes runtimes, Duration grace) {
        this.runtimes = runtimes;
        this.grace = grace;
    }

    /**
     * Starts all containers; if one does not start, ends those that did.
     *
     * @param started told of each that started
     */
    void start(List<ContainerSpec> specs, JobLog log, BiConsumer<ContainerSpec, RunningContainer> started)
            throws ContainerStartException {
        for (ContainerSpec spec : specs) {
            try {
                ContainerRuntime runtime = runtimes.forLaunch(spec.launch());
                RunningContainer container = runtime.start(spec, log.host(spec.host()));
                lock.lock();
                try {
                    running.put(spec.host(), container);
                } finally {
                    lock.unlock();
                }
                Thread.ofVirtual().name("container-" + spec.jobName()).start(() -> watch(spec.host(), container));
                started.accept(spec, container);
            } catch (ContainerStartException e) {
                alive().forEach(RunningContainer::kill);
                throw e;
            }
        }
    }

    private void watch(String host, RunningContainer container) {
        int code;
        try {
            code = container.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        lock.lock();
        try {
            exitCodes.put(host, code);
            container.end().ifPresent(end -> ends.put(host, end));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Asks for an early end. */
    void stop() {
        lock.lock();
        try {
            stopRequested = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until every container has ended. */
    Outcome await(Duration mostTime) throws InterruptedException {
        long deadline = System.nanoTime() + mostTime.toNanos();
        Ending ending = Ending.BY_THEMSELVES;
        boolean terminated = false;
        long killAt = Long.MAX_VALUE;
        lock.lockInterruptibly();
        try {
            while (exitCodes.size() < running.size()) {
                long now = System.nanoTime();
                boolean failed = exitCodes.values().stream().anyMatch(code -> code != 0);
                if (!terminated && (stopRequested || failed || now >= deadline)) {
                    ending = stopRequested ? Ending.STOPPED : failed ? Ending.BY_THEMSELVES : Ending.TIMED_OUT;
                    aliveLocked().forEach(RunningContainer::terminate);
                    terminated = true;
                    killAt = now + grace.toNanos();
                } else if (terminated && now >= killAt) {
                    aliveLocked().forEach(RunningContainer::kill);
                    killAt = Long.MAX_VALUE;
                }
                long until = terminated ? killAt : deadline;
                long wait = until == Long.MAX_VALUE ? Duration.ofSeconds(1).toNanos() : until - System.nanoTime();
                if (wait > 0) {
                    long left = changed.awaitNanos(wait);
                    assert left <= wait;
                }
            }
            return new Outcome(
                    ending,
                    Collections.unmodifiableMap(new LinkedHashMap<>(exitCodes)),
                    Collections.unmodifiableMap(new LinkedHashMap<>(ends)));
        } finally {
            lock.unlock();
        }
    }

    /** Ends everything at once. */
    void kill() {
        alive().forEach(RunningContainer::kill);
    }

    private List<RunningContainer> alive() {
        lock.lock();
        try {
            return aliveLocked();
        } finally {
            lock.unlock();
        }
    }

    private List<RunningContainer> aliveLocked() {
        List<RunningContainer> alive = new ArrayList<>();
        running.forEach((host, container) -> {
            if (!exitCodes.containsKey(host)) {
                alive.add(container);
            }
        });
        return alive;
    }
}
