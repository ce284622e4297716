package studio.atelier.engine.jobs.instance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import studio.atelier.engine.api.project.ProjectFile.InstanceSize;
import studio.atelier.engine.api.project.ProjectFile.ResourcePolicy;

/**
 * Decides what a host of an instance type gets here. Policy <em>strict</em> reserves the type's own
 * numbers. Policy <em>fit</em> reserves no more than a quarter of the machine for a host, so that
 * the parallel steps of a pipeline run side by side on a laptop; a host alone is still told to use as
 * many CPUs as its type and the machine have (see {@code docs/decisions/0001-fit-policy.md}).
 */
public final class Sizing {

    private static final double GIB = 1L << 30;
    private static final int FIT_PARTS = 4;

    private final InstanceTypes types;
    private final Machine machine;
    private final ResourcePolicy policy;

    public Sizing(InstanceTypes types, Machine machine, ResourcePolicy policy) {
        this.types = types;
        this.machine = machine;
        this.policy = policy;
    }

    /**
     * What one host of a type asks for.
     *
     * @param type the instance type
     * @param reservedCpus CPUs kept for it, may be a fraction
     * @param reservedBytes memory kept for it
     * @param mostCpus CPUs it is told of if they are free
     * @param mostBytes memory it is told of
     * @param gpus GPUs it gets
     * @param note what was scaled, for the job's log
     */
    public record Demand(
            String type,
            double reservedCpus,
            long reservedBytes,
            int mostCpus,
            long mostBytes,
            int gpus,
            Optional<String> note) {}

    /** A type that this machine cannot give. The message has the numbers. */
    public static final class UnfitException extends Exception {
        private static final long serialVersionUID = 1L;

        UnfitException(String message) {
            super(message);
        }
    }

    /** @throws UnfitException if the policy is strict and the type unknown, or {@code hosts} of it too big */
    public Demand demand(String type, int hosts) throws UnfitException {
        Optional<InstanceSize> known = types.size(type);
        if (known.isEmpty() && policy == ResourcePolicy.STRICT) {
            throw new UnfitException(
                    "The size of instance type " + type + " is not known; give it in atelier.json under instanceTypes");
        }
        InstanceSize size = known.orElse(new InstanceSize(machine.cpus(), machine.memoryGiB(), 0));
        boolean fits = size.vcpus() * hosts <= machine.cpus()
                && size.memoryGiB() * hosts <= machine.memoryGiB()
                && size.gpus() * hosts <= machine.gpus().size();
        if (policy == ResourcePolicy.STRICT) {
            if (!fits) {
                throw new UnfitException(numbers(type, size, hosts) + " and the policy is strict");
            }
            long bytes = (long) (size.memoryGiB() * GIB);
            return new Demand(type, size.vcpus(), bytes, size.vcpus(), bytes, size.gpus(), Optional.empty());
        }
        return fit(type, size, hosts, fits, known.isEmpty());
    }

    private Demand fit(String type, InstanceSize size, int hosts, boolean fits, boolean unknown) {
        int gpus = Math.min(size.gpus(), machine.gpus().size() / hosts);
        double parts = (double) FIT_PARTS * hosts;
        Optional<String> note = Optional.empty();
        if (unknown) {
            note = Optional.of("The size of " + type + " is not known (atelier.json may give it under instanceTypes);"
                    + " the job gets what this machine has");
        } else if (!fits) {
            note = Optional.of(numbers(type, size, hosts) + ", so the job was scaled to "
                    + Math.min(size.vcpus(), machine.cpus()) + " vCPU"
                    + (size.gpus() > gpus ? " and " + gpus + " GPU" : ""));
        }
        return new Demand(
                type,
                Math.min(size.vcpus(), machine.cpus() / parts),
                (long) Math.min(size.memoryGiB() * GIB, machine.memoryBytes() / parts),
                Math.min(size.vcpus(), machine.cpus()),
                (long) Math.min(size.memoryGiB() * GIB, machine.memoryBytes()),
                gpus,
                note);
    }

    private String numbers(String type, InstanceSize size, int hosts) {
        return String.format(
                Locale.ROOT,
                "%s%s has %d vCPU, %s GiB and %d GPU; this machine has %d CPU, %s GiB and %d GPU",
                hosts > 1 ? hosts + " x " : "",
                type,
                size.vcpus() * hosts,
                plain(size.memoryGiB() * hosts),
                size.gpus() * hosts,
                machine.cpus(),
                plain(machine.memoryGiB()),
                machine.gpus().size());
    }

    private static String plain(double gib) {
        return BigDecimal.valueOf(gib)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
