package studio.atelier.engine.pipelines.validation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import studio.atelier.engine.api.shape.Shape;

/** Literal texts against a shape: allowed values, length and pattern. */
final class TextCheck {

    // A regular expression with groups can exhaust the stack on a long text.
    private static final int LONGEST_MATCHED = 1024;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{?[A-Z][A-Z0-9_]+}?|<[A-Z][A-Z0-9_ -]+>");
    private static final Pattern PLACE = Pattern.compile(".*(Ur[il]|Arn|Image|Path)");
    private static final Set<String> LOCAL_TYPES = Set.of("local", "local_gpu");

    private final Validation validation;
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    TextCheck(Validation validation) {
        this.validation = validation;
    }

    void check(Shape shape, String text, String pointer, String field) {
        if (!shape.enumValues().isEmpty()) {
            allowed(shape, text, pointer, field);
        } else if (text.length() <= LONGEST_MATCHED
                && PLACE.matcher(shape.name()).matches()
                && PLACEHOLDER.matcher(text).find()) {
            placeholder(text, pointer, field);
        } else if (length(shape, text, pointer, field)) {
            pattern(shape, text, pointer, field);
        }
    }

    private void allowed(Shape shape, String text, String pointer, String field) {
        if (shape.enumValues().contains(text)) {
            return;
        }
        if (text.length() <= LONGEST_MATCHED && PLACEHOLDER.matcher(text).find()) {
            placeholder(text, pointer, field);
        } else if (shape.name().endsWith("InstanceType")) {
            if (!LOCAL_TYPES.contains(text)) {
                validation
                        .findings()
                        .warning(
                                "unknown-instance-type",
                                pointer,
                                field + " " + Words.brief(text) + " is not known; without an entry in the project "
                                        + "file its size is guessed."
                                        + validation
                                                .nearest(text, shape.enumValues())
                                                .map(n -> " Did you mean " + n + "?")
                                                .orElse(""),
                                validation.replaceByNearest(pointer, text, shape.enumValues()));
            }
        } else {
            validation
                    .findings()
                    .error(
                            "bad-value",
                            pointer,
                            field + " may not be \"" + Words.brief(text) + "\"."
                                    + validation.hint(text, shape.enumValues()),
                            validation.replaceByNearest(pointer, text, shape.enumValues()));
        }
    }

    private void placeholder(String text, String pointer, String field) {
        validation
                .findings()
                .warning(
                        "placeholder",
                        pointer,
                        field + " still holds a placeholder, \"" + Words.brief(text)
                                + "\"; fill it in before the pipeline runs.");
    }

    private boolean length(Shape shape, String text, String pointer, String field) {
        int length = text.codePointCount(0, text.length());
        if (shape.min().filter(min -> length < min).isPresent()
                || shape.max().filter(max -> length > max).isPresent()) {
            validation
                    .findings()
                    .error(
                            "bad-length",
                            pointer,
                            field + " has " + length + " characters; it may have "
                                    + Limits.range(shape.min(), shape.max(), "") + ".");
            return false;
        }
        return true;
    }

    private void pattern(Shape shape, String text, String pointer, String field) {
        Optional<String> regex = shape.pattern();
        if (regex.isEmpty() || text.length() > LONGEST_MATCHED || otherUri(regex.get(), text)) {
            return;
        }
        if (!patterns.computeIfAbsent(regex.get(), Pattern::compile)
                .matcher(text)
                .matches()) {
            validation
                    .findings()
                    .error(
                            "bad-pattern",
                            pointer,
                            field + " \"" + Words.brief(text) + "\" is not of the form " + form(shape, regex.get())
                                    + ".");
        }
    }

    private static String form(Shape shape, String regex) {
        if (shape.name().endsWith("RoleArn")) {
            return "arn:aws:iam::123456789012:role/NAME";
        }
        return regex.startsWith("(https|s3)://") ? "s3://BUCKET/KEY" : regex;
    }

    /** This engine takes files wherever an S3 URI is accepted, and {@code S3://} as real definitions write it. */
    private static boolean otherUri(String regex, String text) {
        return regex.startsWith("(https|s3)://")
                && (text.regionMatches(true, 0, "file:", 0, 5) || text.regionMatches(true, 0, "s3://", 0, 5));
    }
}
