package studio.atelier.algorithms.xgboost.parameter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the value of a hyperparameter must be. */
sealed interface Rule {

    /** What is wrong with a value, as the end of the sentence "must be ..."; empty if nothing is. */
    Optional<String> objection(String value);

    /** A whole number within limits, both included. */
    record Whole(long least, long most) implements Rule {
        @Override
        public Optional<String> objection(String value) {
            try {
                BigDecimal number = new BigDecimal(value);
                long whole = number.longValueExact();
                return whole >= least && whole <= most ? Optional.empty() : Optional.of(expected());
            } catch (ArithmeticException | NumberFormatException e) {
                return Optional.of(expected());
            }
        }

        private String expected() {
            if (least == Long.MIN_VALUE && most == Long.MAX_VALUE) {
                return "a whole number";
            }
            return most == Long.MAX_VALUE
                    ? "a whole number of at least " + least
                    : "a whole number from " + least + " to " + most;
        }
    }

    /**
     * A number within limits.
     *
     * @param open whether the least value itself is excluded
     * @param mostOpen whether the largest value itself is excluded
     */
    record Real(double least, boolean open, double most, boolean mostOpen) implements Rule {
        @Override
        public Optional<String> objection(String value) {
            try {
                double number = Double.parseDouble(value);
                boolean high = open ? number > least : number >= least;
                boolean low = mostOpen ? number < most : number <= most;
                return Double.isFinite(number) && high && low ? Optional.empty() : Optional.of(expected());
            } catch (NumberFormatException e) {
                return Optional.of(expected());
            }
        }

        private String expected() {
            String lower = least == Double.NEGATIVE_INFINITY ? "" : (open ? " above " : " of at least ") + plain(least);
            String upper = most == Double.POSITIVE_INFINITY ? "" : (mostOpen ? " below " : " at most ") + plain(most);
            return "a number" + lower + (lower.isEmpty() || upper.isEmpty() ? "" : " and") + upper;
        }

        private static String plain(double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
    }

    /** One of some words. */
    record Choice(List<String> choices) implements Rule {
        @Override
        public Optional<String> objection(String value) {
            return choices.contains(value)
                    ? Optional.empty()
                    : Optional.of((choices.size() == 1 ? "" : "one of ") + String.join(", ", choices));
        }
    }

    /** Words separated by commas, each one of some. */
    record Choices(List<String> choices) implements Rule {
        @Override
        public Optional<String> objection(String value) {
            for (String word : value.split(",")) {
                if (!choices.contains(word.strip())) {
                    return Optional.of("some of " + String.join(", ", choices) + ", separated by commas");
                }
            }
            return Optional.empty();
        }
    }

    /** Text of a certain form. */
    record Form(String pattern, String description) implements Rule {
        @Override
        public Optional<String> objection(String value) {
            return value.matches(pattern) ? Optional.empty() : Optional.of(description);
        }
    }

    static Rule whole(long least) {
        return new Whole(least, Long.MAX_VALUE);
    }

    static Rule flag() {
        return new Whole(0, 1);
    }

    static Rule atLeast(double least) {
        return new Real(least, false, Double.POSITIVE_INFINITY, false);
    }

    static Rule between(double least, double most) {
        return new Real(least, false, most, false);
    }

    static Rule positive(double most) {
        return new Real(0, true, most, false);
    }

    static Rule choice(String... choices) {
        return new Choice(List.of(choices));
    }
}
