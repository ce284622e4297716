package studio.atelier.engine.dataprep.operator.split;

import java.util.ArrayList;
import java.util.List;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.Parameters;

/**
 * The parts of a split, as bounds between 0 and 1.
 *
 * @param parts in their order
 */
record Shares(List<Part> parts) {

    private static final double TOLERANCE = 1e-6;

    /** A part gets the rows whose position, as a fraction of all, is in (from, to]. */
    record Part(String name, double from, double to) {}

    /** Reads {@code splits}: a list of {@code name} and {@code percentage}, a fraction. */
    static Shares of(Parameters block) {
        List<Part> parts = new ArrayList<>();
        double sum = 0;
        for (Parameters split : block.list("splits")) {
            double share = split.number("percentage", -1);
            if (share <= 0 || share > 1) {
                throw new OperatorException(split.at("percentage") + " must be above 0 and at most 1; 0.8 means 80 %.");
            }
            String name = split.required("name");
            if (parts.stream().anyMatch(p -> p.name().equals(name))) {
                throw new OperatorException(split.at("name") + ": two splits are named \"" + name + "\".");
            }
            parts.add(new Part(name, sum, sum + share));
            sum += share;
        }
        if (parts.isEmpty()) {
            throw new OperatorException(block.at("splits") + " is missing: a list of {\"name\", \"percentage\"}.");
        }
        if (Math.abs(sum - 1) > TOLERANCE) {
            throw new OperatorException(
                    "the percentages of " + block.at("splits") + " must sum to 1, not " + sum + ".");
        }
        return new Shares(parts);
    }

    /** The number of rows before and up to the end of a part, of {@code rows} in all. */
    static long bound(double share, long rows) {
        return Math.round(Math.min(1, share) * rows);
    }
}
