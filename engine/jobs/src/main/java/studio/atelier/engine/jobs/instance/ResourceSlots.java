package studio.atelier.engine.jobs.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import studio.atelier.engine.api.compute.ResourceShare;

/**
 * The machine's CPUs, memory and GPUs, given out in the order in which jobs were created: a job that
 * waits is never overtaken by a later or smaller one, so none starves.
 */
public final class ResourceSlots {

    private static final double ROUNDING = 1e-6;
    private static final String WAITING = "Waiting ";

    /** What a job holds until it closes it: one share for each of its hosts. */
    public final class Grant implements AutoCloseable {
        private final List<Sizing.Demand> demands;
        private final List<ResourceShare> shares;
        private boolean open = true;

        private Grant(List<Sizing.Demand> demands, List<ResourceShare> shares) {
            this.demands = demands;
            this.shares = shares;
        }

        /** One share a host, in the order asked for. */
        public List<ResourceShare> shares() {
            return shares;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (open) {
                    open = false;
                    for (int i = 0; i < demands.size(); i++) {
                        freeCpus += demands.get(i).reservedCpus();
                        freeBytes += demands.get(i).reservedBytes();
                        toldCpus -= shares.get(i).cpus();
                        freeGpus.addAll(shares.get(i).gpus());
                    }
                    changed.signalAll();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Told what a job waits for. */
    @FunctionalInterface
    public interface WaitListener {
        void waiting(String reason);
    }

    /**
     * What a job asks for.
     *
     * @param created when the job was created: its place in the queue
     * @param demands one demand a host
     * @param patience the longest wait; empty for as long as it takes
     */
    public record Claim(Instant created, List<Sizing.Demand> demands, Optional<Duration> patience) {}

    /** What is taken at one moment. */
    public record Usage(double cpus, long bytes, int gpus) {}

    private record Ticket(Instant created, long number) implements Comparable<Ticket> {
        @Override
        public int compareTo(Ticket other) {
            return Comparator.comparing(Ticket::created)
                    .thenComparingLong(Ticket::number)
                    .compare(this, other);
        }
    }

    private final Machine machine;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final NavigableSet<Ticket> queue = new TreeSet<>();
    private long tickets;
    private final List<Integer> freeGpus;
    private double freeCpus;
    private long freeBytes;
    private int toldCpus;

    public ResourceSlots(Machine machine) {
        this.machine = machine;
        this.freeCpus = machine.cpus();
        this.freeBytes = machine.memoryBytes();
        this.freeGpus = new ArrayList<>(machine.gpus());
    }

    public Usage usage() {
        lock.lock();
        try {
            return new Usage(
                    Math.max(0, machine.cpus() - freeCpus),
                    machine.memoryBytes() - freeBytes,
                    machine.gpus().size() - freeGpus.size());
        } finally {
            lock.unlock();
        }
    }

    /** True if a text is one that a waiting job was given as its reason. */
    public static boolean isReason(String text) {
        return text.startsWith(WAITING);
    }

    /**
     * Waits for the slots of a job's hosts.
     *
     * @param listener told once if the job has to wait
     * @throws TimeoutException if they did not come free within the claim's patience
     */
    public Grant acquire(Claim claim, WaitListener listener) throws InterruptedException, TimeoutException {
        List<Sizing.Demand> demands = claim.demands();
        lock.lockInterruptibly();
        try {
            tickets++;
            Ticket ticket = new Ticket(claim.created(), tickets);
            queue.add(ticket);
            try {
                boolean told = false;
                long left = claim.patience().map(Duration::toNanos).orElse(0L);
                while (!queue.getFirst().equals(ticket) || !available(demands)) {
                    if (!told) {
                        listener.waiting(reason(demands, queue.headSet(ticket).size()));
                        told = true;
                    }
                    if (claim.patience().isEmpty()) {
                        changed.await();
                    } else if (left > 0) {
                        left = changed.awaitNanos(left);
                    } else {
                        throw new TimeoutException("This machine had no place for " + what(demands));
                    }
                }
                return take(demands);
            } finally {
                queue.remove(ticket);
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean available(List<Sizing.Demand> demands) {
        double cpus = demands.stream().mapToDouble(Sizing.Demand::reservedCpus).sum();
        long bytes = demands.stream().mapToLong(Sizing.Demand::reservedBytes).sum();
        int gpus = demands.stream().mapToInt(Sizing.Demand::gpus).sum();
        return cpus <= freeCpus + ROUNDING && bytes <= freeBytes + (1 << 20) && gpus <= freeGpus.size();
    }

    private Grant take(List<Sizing.Demand> demands) {
        List<ResourceShare> shares = new ArrayList<>();
        for (Sizing.Demand demand : demands) {
            freeCpus -= demand.reservedCpus();
            freeBytes -= demand.reservedBytes();
            // What others were told to use is left to them, as far as the reservation allows.
            int cpus = Math.max(
                    (int) Math.ceil(demand.reservedCpus() - ROUNDING),
                    Math.min(demand.mostCpus(), machine.cpus() - toldCpus));
            toldCpus += cpus;
            List<Integer> gpus = new ArrayList<>(freeGpus.subList(0, demand.gpus()));
            freeGpus.removeAll(gpus);
            shares.add(new ResourceShare(Math.max(1, cpus), demand.mostBytes(), gpus));
            toldCpus += Math.max(1, cpus) - cpus;
        }
        return new Grant(List.copyOf(demands), List.copyOf(shares));
    }

    private static String what(List<Sizing.Demand> demands) {
        return demands.size() == 1
                ? demands.getFirst().type()
                : demands.size() + " x " + demands.getFirst().type();
    }

    private static String reason(List<Sizing.Demand> demands, int before) {
        String what = what(demands);
        return before > 0
                ? WAITING + "for a place for " + what + "; " + before + " job" + (before == 1 ? " is" : "s are")
                        + " before it"
                : WAITING + "until enough of this machine is free for " + what;
    }
}
