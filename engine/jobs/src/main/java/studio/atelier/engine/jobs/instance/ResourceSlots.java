package studio.atelier.engine.jobs.instance;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import studio.atelier.engine.api.compute.ResourceShare;

/**
 * The machine's CPUs, memory and GPUs, given out first come, first served: a job that waits is never
 * overtaken by a smaller one, so none starves.
 */
public final class ResourceSlots {

    private static final double ROUNDING = 1e-6;

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

    private final Machine machine;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Object> queue = new ArrayDeque<>();
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

    /**
     * Waits for the slots of a job's hosts.
     *
     * @param demands one demand a host
     * @param listener told once if the job has to wait
     */
    public Grant acquire(List<Sizing.Demand> demands, WaitListener listener) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            Object ticket = new Object();
            queue.addLast(ticket);
            try {
                boolean told = false;
                while (queue.peekFirst() != ticket || !available(demands)) {
                    if (!told) {
                        listener.waiting(reason(demands, queue.size() - 1));
                        told = true;
                    }
                    changed.await();
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

    private String reason(List<Sizing.Demand> demands, int before) {
        String what = demands.size() == 1
                ? demands.getFirst().type()
                : demands.size() + " x " + demands.getFirst().type();
        return before > 0
                ? "Waiting for a place for " + what + "; " + before + " job" + (before == 1 ? " is" : "s are")
                        + " before it"
                : "Waiting until enough of this machine is free for " + what;
    }
}
