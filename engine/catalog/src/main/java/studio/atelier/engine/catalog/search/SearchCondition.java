package studio.atelier.engine.catalog.search;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import studio.atelier.engine.api.codec.SdkCodec;
import studio.atelier.engine.api.operation.EngineErrors;
import tools.jackson.databind.JsonNode;

/** A SearchExpression: filters, filters on one element of a list, and expressions, all of them or any. */
final class SearchCondition {

    private final SearchProperties properties;

    SearchCondition(SearchProperties properties) {
        this.properties = properties;
    }

    /** @throws software.amazon.awssdk.services.sagemaker.model.SageMakerException if it cannot be understood */
    Predicate<JsonNode> of(JsonNode expression) {
        List<Predicate<JsonNode>> parts = new ArrayList<>();
        expression.path("Filters").forEach(filter -> parts.add(filter(filter, "")));
        expression.path("NestedFilters").forEach(nested -> parts.add(nested(nested)));
        expression.path("SubExpressions").forEach(sub -> parts.add(of(sub)));
        boolean any = expression.path("Operator").asString("And").equals("Or");
        return resource -> any && !parts.isEmpty()
                ? parts.stream().anyMatch(part -> part.test(resource))
                : parts.stream().allMatch(part -> part.test(resource));
    }

    /** A resource that has the key has the value; one without the key is seen as well. */
    Predicate<JsonNode> visible(JsonNode condition) {
        String key = condition.path("Key").asString("");
        String wanted = condition.path("Value").asString("");
        properties.require(key);
        return resource -> {
            List<JsonNode> values = PropertyValues.of(resource, key);
            return values.isEmpty() || values.stream().anyMatch(value -> equal(value, wanted));
        };
    }

    private Predicate<JsonNode> nested(JsonNode nested) {
        String list = nested.path("NestedPropertyName").asString("");
        properties.require(list);
        List<Predicate<JsonNode>> filters = nested.path("Filters")
                .valueStream()
                .map(filter -> filter(filter, list + "."))
                .toList();
        return resource -> PropertyValues.of(resource, list).stream()
                .anyMatch(element -> filters.stream().allMatch(filter -> filter.test(element)));
    }

    /** @param prefix what the property's name has before its place within the element */
    private Predicate<JsonNode> filter(JsonNode filter, String prefix) {
        String full = filter.path("Name").asString("");
        String name = full.startsWith(prefix) ? full.substring(prefix.length()) : full;
        properties.require(prefix + name);
        String wanted = filter.path("Value").asString("");
        String operator = filter.path("Operator").asString("Equals");
        Predicate<JsonNode> holds = switch (operator) {
            case "Exists", "NotExists" -> _ -> true;
            case "Equals", "NotEquals" -> value -> equal(value, wanted);
            case "Contains" -> value -> text(value).contains(wanted);
            case "In" -> value -> Arrays.stream(wanted.split(",", -1)).anyMatch(each -> equal(value, each.strip()));
            case "GreaterThan" -> value -> compare(value, wanted, name) > 0;
            case "GreaterThanOrEqualTo" -> value -> compare(value, wanted, name) >= 0;
            case "LessThan" -> value -> compare(value, wanted, name) < 0;
            case "LessThanOrEqualTo" -> value -> compare(value, wanted, name) <= 0;
            default -> throw new IllegalStateException("The shape of Filter knows the operator " + operator);
        };
        boolean not = operator.startsWith("Not");
        return resource -> not != PropertyValues.of(resource, name).stream().anyMatch(holds);
    }

    private static String text(JsonNode value) {
        return value.isContainer() ? value.toString() : value.asString("");
    }

    private static boolean equal(JsonNode value, String wanted) {
        Optional<BigDecimal> number = value.isNumber() ? number(wanted) : Optional.empty();
        return number.isPresent()
                ? value.decimalValue().compareTo(number.get()) == 0
                : text(value).equals(wanted);
    }

    private static int compare(JsonNode value, String wanted, String name) {
        Optional<BigDecimal> own = value.isNumber() ? Optional.of(value.decimalValue()) : number(text(value));
        Optional<BigDecimal> other = number(wanted);
        if (other.isEmpty()) {
            throw EngineErrors.validation("The value '" + wanted + "' of the filter on " + name
                    + " is neither a number nor a time, and cannot be compared");
        }
        // What is no number is neither smaller nor greater: it sorts before all, as a missing one does.
        return own.map(number -> number.compareTo(other.get())).orElse(-1);
    }

    /** A number, or a time as the seconds since 1970 that descriptions have. */
    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return time(text.strip()).map(SdkCodec::epochSeconds);
        }
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    text.length() == "2026-01-31".length()
                            ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                            : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
