package studio.atelier.engine.api.algorithm;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A hyperparameter that a built-in algorithm knows, and what one value by itself must be. The algorithm looks closer
 * when it runs: at hyperparameters that depend on each other, and at limits that are themselves excluded.
 *
 * @param required whether a job must give it
 */
public record HyperparameterSpec(String name, Values values, boolean required) {

    /** The values that it may have. */
    public sealed interface Values {

        /** What a value must be, as the end of the sentence "must be ...". */
        String words();

        boolean accepts(String value);

        /** @return the value next to a wrong one that would do, if one stands to reason */
        default Optional<String> next(String wrong) {
            return Optional.empty();
        }
    }

    /** Whole numbers, both limits included. */
    public record Whole(long least, long most) implements Values {

        @Override
        public String words() {
            if (least == Long.MIN_VALUE && most == Long.MAX_VALUE) {
                return "a whole number";
            }
            return most == Long.MAX_VALUE
                    ? "a whole number of at least " + least
                    : "a whole number from " + least + " to " + most;
        }

        @Override
        public boolean accepts(String value) {
            return number(value)
                    .filter(number -> number.stripTrailingZeros().scale() <= 0)
                    .filter(number -> number.compareTo(BigDecimal.valueOf(least)) >= 0)
                    .filter(number -> number.compareTo(BigDecimal.valueOf(most)) <= 0)
                    .isPresent();
        }

        @Override
        public Optional<String> next(String wrong) {
            return number(wrong)
                    .map(number -> number.max(BigDecimal.valueOf(least)).min(BigDecimal.valueOf(most)))
                    .map(number -> String.valueOf(Math.clamp(Math.round(number.doubleValue()), least, most)));
        }
    }

    /** Numbers, both limits included; infinite where there is none. */
    public record Real(double least, double most) implements Values {

        @Override
        public String words() {
            String lower = least == Double.NEGATIVE_INFINITY ? "" : "at least " + plain(least);
            String upper = most == Double.POSITIVE_INFINITY ? "" : "at most " + plain(most);
            String limits = lower + (lower.isEmpty() || upper.isEmpty() ? "" : " and ") + upper;
            return limits.isEmpty() ? "a number" : "a number of " + limits;
        }

        @Override
        public boolean accepts(String value) {
            return number(value)
                    .map(BigDecimal::doubleValue)
                    .filter(number -> number >= least && number <= most)
                    .isPresent();
        }

        @Override
        public Optional<String> next(String wrong) {
            return number(wrong).map(number -> plain(Math.clamp(number.doubleValue(), least, most)));
        }

        private static String plain(double number) {
            return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
        }
    }

    /** One of some words. */
    public record Choice(List<String> choices) implements Values {

        public Choice {
            choices = List.copyOf(choices);
        }

        @Override
        public String words() {
            return "one of " + String.join(", ", choices);
        }

        @Override
        public boolean accepts(String value) {
            return choices.contains(value);
        }
    }

    /** Any text, as far as can be told here. */
    public record Free() implements Values {

        @Override
        public String words() {
            return "a text";
        }

        @Override
        public boolean accepts(String value) {
            return true;
        }
    }

    /** @return what is wrong with a value, as the end of the sentence "must be ..."; empty if nothing is */
    public Optional<String> objection(String value) {
        return values.accepts(meant(value)) ? Optional.empty() : Optional.of(values.words());
    }

    /** @return the value that is meant: without quotes around it, and Python's True and False in small letters */
    public static String meant(String value) {
        String text = value.strip();
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1);
        }
        return text.equals("True") || text.equals("False") ? text.toLowerCase(Locale.ROOT) : text;
    }

    private static Optional<BigDecimal> number(String value) {
        try {
            return Optional.of(new BigDecimal(value.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /**
     * Reads a list of SageMaker's {@code HyperParameterSpecification}: {@code Name}, {@code Type} (Integer, Continuous,
     * Categorical or FreeText), {@code Range}, {@code IsRequired}.
     */
    public static List<HyperparameterSpec> read(JsonNode specifications) {
        List<HyperparameterSpec> specs = new ArrayList<>();
        for (JsonNode one : specifications) {
            specs.add(new HyperparameterSpec(
                    one.required("Name").stringValue(),
                    values(one),
                    one.path("IsRequired").asBoolean(false)));
        }
        return specs;
    }

    private static Values values(JsonNode one) {
        JsonNode range = one.path("Range");
        String type = one.required("Type").stringValue();
        return switch (type) {
            case "Integer" -> {
                JsonNode limits = range.required("IntegerParameterRangeSpecification");
                yield new Whole(
                        Long.parseLong(limits.required("MinValue").stringValue()),
                        Long.parseLong(limits.required("MaxValue").stringValue()));
            }
            case "Continuous" -> {
                JsonNode limits = range.required("ContinuousParameterRangeSpecification");
                yield new Real(
                        Double.parseDouble(limits.required("MinValue").stringValue()),
                        Double.parseDouble(limits.required("MaxValue").stringValue()));
            }
            case "Categorical" -> {
                List<String> words = new ArrayList<>();
                range.required("CategoricalParameterRangeSpecification")
                        .required("Values")
                        .forEach(word -> words.add(word.stringValue()));
                yield new Choice(words);
            }
            case "FreeText" -> new Free();
            default ->
                throw new IllegalArgumentException(
                        "The hyperparameter " + one.path("Name") + " has the unknown type " + type);
        };
    }
}
