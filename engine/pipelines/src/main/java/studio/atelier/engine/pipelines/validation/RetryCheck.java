package studio.atelier.engine.pipelines.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.engine.pipelines.expression.ExpressionParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** RetryPolicies: on which types, for which failures, and within which limits. */
final class RetryCheck implements Check {

    private static final Set<String> MEMBERS =
            Set.of("ExceptionType", "IntervalSeconds", "BackoffRate", "MaxAttempts", "ExpireAfterMin");
    private static final List<String> STEP = List.of("Step.SERVICE_FAULT", "Step.THROTTLING");
    private static final List<String> JOB =
            List.of("SageMaker.JOB_INTERNAL_ERROR", "SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT");
    private static final List<String> EMR = List.of("Emr.RESOURCE_LIMIT");
    private static final List<String> ALL = join(STEP, JOB, EMR);

    @Override
    public void check(Validation validation) {
        for (Step step : validation.steps()) {
            Members members = new Members(validation);
            List<Members.Item> policies = members.objects(step.raw(), "RetryPolicies", step.pointer());
            if (!policies.isEmpty() && allowed(step.type()).isEmpty()) {
                String pointer = step.pointer() + "/RetryPolicies";
                validation
                        .findings()
                        .warning(
                                "retry-not-allowed",
                                pointer,
                                "A " + step.typeName() + " step is never retried; remove RetryPolicies.",
                                Optional.of(Fix.of("Remove \"RetryPolicies\"", new JsonEdit.Remove(pointer))));
            }
            policies.forEach(policy -> policy(validation, members, step, policy));
        }
    }

    private static void policy(Validation validation, Members members, Step step, Members.Item policy) {
        ObjectNode json = policy.json();
        String pointer = policy.pointer();
        members.known(json, pointer, "A retry policy", MEMBERS);
        members.oneOf(json, pointer, "A retry policy", "MaxAttempts", "ExpireAfterMin", false);
        number(validation, members, json, "IntervalSeconds", pointer, 1, 43_200);
        number(validation, members, json, "BackoffRate", pointer, 0, 1e6);
        number(validation, members, json, "MaxAttempts", pointer, 0, 20);
        number(validation, members, json, "ExpireAfterMin", pointer, 1, 14_400);
        Optional<JsonNode> types = Nodes.get(json, "ExceptionType");
        String place = pointer + "/ExceptionType";
        if (types.isEmpty()) {
            members.missing(pointer, "ExceptionType", "A retry policy");
        } else if (types.get() instanceof ArrayNode list) {
            if (list.isEmpty()) {
                validation
                        .findings()
                        .error("bad-length", place, "ExceptionType is empty, so that nothing is retried; name a type.");
            }
            for (int i = 0; i < list.size(); i++) {
                exceptionType(validation, members, step, list.get(i), place + "/" + i);
            }
        } else {
            exceptionType(validation, members, step, types.get(), place);
        }
    }

    private static void exceptionType(
            Validation validation, Members members, Step step, JsonNode value, String pointer) {
        Optional<String> name = value.stringValueOpt();
        List<String> allowed = allowed(step.type());
        if (name.isEmpty()) {
            members.wrongType(pointer, "An exception type", "a string", value);
        } else if (!ALL.contains(name.get())) {
            validation
                    .findings()
                    .error(
                            "unknown-exception-type",
                            pointer,
                            "There is no exception type " + Words.brief(name.get()) + "."
                                    + validation.hint(name.get(), ALL),
                            validation.replaceByNearest(pointer, name.get(), ALL));
        } else if (!allowed.isEmpty() && !allowed.contains(name.get())) {
            validation
                    .findings()
                    .warning(
                            "retry-not-allowed",
                            pointer,
                            "A " + step.typeName() + " step is not retried for " + name.get() + ", only for "
                                    + String.join(", ", allowed) + ".");
        }
    }

    private static void number(
            Validation validation,
            Members members,
            ObjectNode json,
            String name,
            String pointer,
            double min,
            double max) {
        Optional<JsonNode> value = Nodes.get(json, name).filter(v -> !ExpressionParser.isExpression(v));
        if (value.isEmpty()) {
            return;
        }
        if (!value.get().isNumber()) {
            members.wrongType(pointer + "/" + name, name, "a number", value.get());
            return;
        }
        if (!name.equals("BackoffRate") && !value.get().isIntegralNumber()) {
            members.wrongType(pointer + "/" + name, name, "an integer", value.get());
            return;
        }
        double number = Double.parseDouble(value.get().asString());
        if (!(number >= min && number <= max)) {
            validation
                    .findings()
                    .error(
                            "out-of-range",
                            pointer + "/" + name,
                            name + " is " + Words.brief(value.get()) + "; it may be " + Limits.plain(min) + " to "
                                    + Limits.plain(max) + ".");
        }
    }

    /** What a type of step may be retried for; nothing if it never is. */
    private static List<String> allowed(StepType type) {
        return switch (type) {
            case PROCESSING, TRAINING, TRANSFORM -> join(STEP, JOB);
            case TUNING, AUTO_ML -> join(STEP, List.of("SageMaker.CAPACITY_ERROR", "SageMaker.RESOURCE_LIMIT"));
            case MODEL, REGISTER_MODEL -> STEP;
            case EMR -> join(STEP, EMR);
            case ENDPOINT_CONFIG -> join(STEP, JOB);
            case UNKNOWN, JOB -> ALL;
            default -> List.of();
        };
    }

    @SafeVarargs
    private static List<String> join(List<String>... lists) {
        List<String> all = new ArrayList<>();
        for (List<String> list : lists) {
            all.addAll(list);
        }
        return List.copyOf(all);
    }
}
