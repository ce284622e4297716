package studio.atelier.algorithms.xgboost.parameter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.algorithm.HyperparameterSpec;

/** What the value of a hyperparameter must be. */
sealed interface Rule {

    /** What is wrong with a value, as the end of the sentence "must be ..."; empty if nothing is. */
    Optional<String> objection(String value);

    /** All there is to say stands in the description. */
    record Described(HyperparameterSpec spec) implements Rule {
        @Override
        public Optional<String> objection(String value) {
            return spec.objection(value);
        }
    }

    /**
     * A number above one and up to another; infinite where there is none.
     *
     * @param mostOpen whether the largest value itself is excluded
     */
    record Above(double least, double most, boolean mostOpen) implements Rule {
        @Override
        public Optional<String> objection(String value) {
            try {
                double number = Double.parseDouble(value);
                boolean low = mostOpen ? number < most : number <= most;
                return Double.isFinite(number) && number > least && low ? Optional.empty() : Optional.of(expected());
            } catch (NumberFormatException e) {
                return Optional.of(expected());
            }
        }

        private String expected() {
            String lower = least == Double.NEGATIVE_INFINITY ? "" : " above " + plain(least);
            String upper = most == Double.POSITIVE_INFINITY ? "" : (mostOpen ? " below " : " at most ") + plain(most);
            return "a number" + lower + (lower.isEmpty() || upper.isEmpty() ? "" : " and") + upper;
        }

        private static String plain(double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
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
}
