package studio.atelier.engine.pipelines.validation;

import java.math.BigDecimal;
import java.util.Optional;

/** Bounds as text. */
final class Limits {

    private Limits() {}

    /** Without exponent and without a fraction of zeros. */
    static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    /** {@code 1 to 10 items}, {@code at most 10 items}, {@code at least 1 items}. */
    static String range(Optional<Double> min, Optional<Double> max, String unit) {
        if (min.isPresent() && max.isPresent()) {
            return plain(min.get()) + " to " + plain(max.get()) + unit;
        }
        return (max.isPresent() ? "at most " : "at least ")
                + max.or(() -> min).map(Limits::plain).orElse("0")
                + unit;
    }
}
