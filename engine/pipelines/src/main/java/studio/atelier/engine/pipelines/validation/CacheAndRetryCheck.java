package studio.atelier.engine.pipelines.validation;

import java.util.List;
import java.util.Optional;
import studio.atelier.engine.pipelines.definition.ExpireAfter;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Pointers;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.expression.ExpressionParser;
import studio.atelier.engine.pipelines.expression.Suggestion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CacheConfig and RetryPolicies: whether the step may have them, and what is in them. */
final class CacheAndRetryCheck implements Check {

    private static final int MOST_INTERVAL = 43_200;
    private static final int MOST_ATTEMPTS = 20;
    private static final int MOST_EXPIRE = 14_400;

    @Override
    public void check(Subject subject, Findings findings) {
        for (Step step : subject.definition().steps()) {
            Nodes.get(step.raw(), "CacheConfig").ifPresent(c -> cache(step, c, findings));
            Nodes.get(step.raw(), "RetryPolicies").ifPresent(r -> retry(step, r, findings));
        }
    }

    private static void cache(Step step, JsonNode config, Findings findings) {
        String pointer = step.pointer() + "/CacheConfig";
        if (!(config instanceof ObjectNode)) {
            findings.error(
                    "wrong-type",
                    pointer,
                    "CacheConfig is an object with Enabled and ExpireAfter, not a " + Nodes.kind(config) + ".");
            return;
        }
        if (!StepRules.mayBeCached(step.type())) {
            findings.warning(
                    "cache-not-allowed",
                    pointer,
                    "A " + step.typeName() + " step cannot be cached; its CacheConfig means nothing.",
                    Fix.of("Remove the CacheConfig", new JsonEdit.Remove(pointer)));
        }
        Nodes.get(config, "Enabled")
                .filter(e -> !e.isBoolean() && !ExpressionParser.isExpression(e))
                .ifPresent(e -> findings.error(
                        "cache-config",
                        pointer + "/Enabled",
                        "Enabled is true or false, not a " + Nodes.kind(e) + "."));
        Optional<JsonNode> age = Nodes.get(config, "ExpireAfter");
        if (age.isPresent() && !ExpressionParser.isExpression(age.get())) {
            String text = age.get().stringValue("");
            if (ExpireAfter.parse(text).isEmpty()) {
                findings.error(
                        "cache-config",
                        pointer + "/ExpireAfter",
                        "ExpireAfter is a duration such as P30D (30 days), PT12H (12 hours) or P1DT6H.");
            }
        }
    }

    private static void retry(Step step, JsonNode policies, Findings findings) {
        String pointer = step.pointer() + "/RetryPolicies";
        DocumentCheck.list(policies, pointer, "retry policy", findings);
        List<String> legal = StepRules.exceptionTypes(step.type());
        if (legal.isEmpty()) {
            findings.warning(
                    "retry-not-allowed",
                    pointer,
                    "A " + step.typeName() + " step has no retry policies; they mean nothing here.",
                    Fix.of("Remove the retry policies", new JsonEdit.Remove(pointer)));
            return;
        }
        if (policies instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i) instanceof ObjectNode item) {
                    policy(step, item, Pointers.child(pointer, i), legal, findings);
                }
            }
        }
    }

    private static void policy(Step step, ObjectNode policy, String pointer, List<String> legal, Findings findings) {
        exceptionTypes(step, policy, pointer, legal, findings);
        number(policy, "IntervalSeconds", 0, MOST_INTERVAL, pointer, findings);
        number(policy, "BackoffRate", 0, Double.MAX_VALUE, pointer, findings);
        number(policy, "MaxAttempts", 0, MOST_ATTEMPTS, pointer, findings);
        number(policy, "ExpireAfterMin", 0, MOST_EXPIRE, pointer, findings);
        if (Nodes.get(policy, "MaxAttempts").isPresent()
                && Nodes.get(policy, "ExpireAfterMin").isPresent()) {
            findings.error(
                    "retry-policy",
                    pointer,
                    "A retry policy has either MaxAttempts or ExpireAfterMin, not both.",
                    Fix.of("Keep MaxAttempts only", new JsonEdit.Remove(pointer + "/ExpireAfterMin")));
        }
    }

    private static void exceptionTypes(
            Step step, ObjectNode policy, String pointer, List<String> legal, Findings findings) {
        String at = pointer + "/ExceptionType";
        JsonNode value = policy.get("ExceptionType");
        if (value == null || !value.isArray() && !value.isString() || value.isArray() && value.isEmpty()) {
            findings.error(
                    "retry-policy",
                    at,
                    "A retry policy names its ExceptionType: one of " + String.join(", ", legal) + ".");
            return;
        }
        List<JsonNode> items = value instanceof ArrayNode array ? List.copyOf(array.values()) : List.of(value);
        for (int i = 0; i < items.size(); i++) {
            String type = items.get(i).stringValue("");
            if (!legal.contains(type)) {
                String place = value.isArray() ? Pointers.child(at, i) : at;
                findings.error(
                        "retry-policy",
                        place,
                        StepRules.EXCEPTION_TYPES.contains(type)
                                ? "A " + step.typeName() + " step cannot be retried on " + type + "; possible are "
                                        + String.join(", ", legal) + "."
                                : "There is no exception type \"" + type + "\"." + Suggestion.hint(type, legal));
            }
        }
    }

    private static void number(
            ObjectNode policy, String member, double least, double most, String pointer, Findings findings) {
        Nodes.get(policy, member).filter(v -> !ExpressionParser.isExpression(v)).ifPresent(value -> {
            double number = value.isNumber() ? Double.parseDouble(value.asString()) : Double.NaN;
            if (!(number >= least && number <= most)) {
                findings.error(
                        "retry-policy",
                        Pointers.child(pointer, member),
                        most == Double.MAX_VALUE
                                ? member + " is a number that is not negative."
                                : member + " is a number from 0 to " + (int) most + ".");
            }
        });
    }
}
