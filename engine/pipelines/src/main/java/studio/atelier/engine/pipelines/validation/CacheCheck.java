package studio.atelier.engine.pipelines.validation;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.pipelines.definition.ExpireAfter;
import studio.atelier.engine.pipelines.definition.JsonEdit;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** CacheConfig: on which types, and what is in it. */
final class CacheCheck implements Check {

    private static final Set<StepType> CACHED = EnumSet.of(
            StepType.PROCESSING,
            StepType.TRAINING,
            StepType.TUNING,
            StepType.TRANSFORM,
            StepType.AUTO_ML,
            StepType.QUALITY_CHECK,
            StepType.CLARIFY_CHECK,
            StepType.EMR,
            StepType.EMR_SERVERLESS,
            StepType.CALLBACK,
            StepType.LAMBDA,
            StepType.ENDPOINT_CONFIG,
            StepType.ENDPOINT,
            StepType.JOB,
            StepType.UNKNOWN);

    @Override
    public void check(Validation validation) {
        for (Step step : validation.steps()) {
            Members members = new Members(validation);
            Optional<ObjectNode> config = members.object(step.raw(), "CacheConfig", step.pointer());
            config.ifPresent(c -> config(validation, members, step, c, step.pointer() + "/CacheConfig"));
        }
    }

    private static void config(Validation validation, Members members, Step step, ObjectNode config, String pointer) {
        if (!CACHED.contains(step.type())) {
            validation
                    .findings()
                    .warning(
                            "cache-not-allowed",
                            pointer,
                            "A " + step.typeName() + " step is never cached; remove CacheConfig.",
                            Optional.of(Fix.of("Remove \"CacheConfig\"", new JsonEdit.Remove(pointer))));
        }
        members.known(config, pointer, "CacheConfig", Set.of("Enabled", "ExpireAfter"));
        Optional<JsonNode> enabled = Nodes.get(config, "Enabled");
        if (enabled.isEmpty()) {
            members.missing(pointer, "Enabled", "CacheConfig");
        } else if (!enabled.get().isBoolean()) {
            members.wrongType(pointer + "/Enabled", "Enabled", "a boolean", enabled.get());
        }
        members.text(config, "ExpireAfter", pointer, Integer.MAX_VALUE)
                .filter(text -> ExpireAfter.parse(text).isEmpty())
                .ifPresent(text -> validation
                        .findings()
                        .error(
                                "bad-duration",
                                pointer + "/ExpireAfter",
                                "\"" + Words.brief(text) + "\" is no duration; write it as ISO 8601 does, such as "
                                        + "P30D for 30 days or PT12H for 12 hours."));
    }
}
