package studio.atelier.engine.jobs.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import studio.atelier.engine.api.job.IgnoredMember;
import studio.atelier.engine.api.shape.ApiShapes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds what a job asks for that has no effect on this engine. */
public final class IgnoredMembers {

    public static final IgnoredMembers OF_TRAINING_JOBS = new IgnoredMembers("TrainingJob", Effects.TRAINING);
    public static final IgnoredMembers OF_PROCESSING_JOBS = new IgnoredMembers("ProcessingJob", Effects.PROCESSING);

    private final String apiName;
    private final Effects effects;

    /** @param apiName as in the names of the operations */
    private IgnoredMembers(String apiName, Effects effects) {
        this.apiName = apiName;
        this.effects = effects;
    }

    /**
     * Finds the members without effect, in the order of the request. A member that asks for nothing, such as a false
     * flag or an empty text, is none.
     *
     * @param document the job's request, or its description
     */
    public List<IgnoredMember> in(ObjectNode document) {
        Set<String> requested = members("Create" + apiName + "Request");
        Set<String> described = members("Describe" + apiName + "Response");
        List<IgnoredMember> found = new ArrayList<>();
        document.properties().forEach(member -> {
            String name = member.getKey();
            boolean isAnswer = described.contains(name) && !requested.contains(name);
            if (!isAnswer) {
                look(name, name, member.getValue(), found);
            }
        });
        return List.copyOf(found);
    }

    private static Set<String> members(String shape) {
        return ApiShapes.sageMaker().shape(shape).orElseThrow().members().keySet();
    }

    private void look(String rule, String path, JsonNode value, List<IgnoredMember> found) {
        if (asksForNothing(value) || effects.isEffective(rule)) {
            return;
        }
        Optional<String> reason = effects.reason(rule);
        if (reason.isPresent()) {
            found.add(new IgnoredMember(path, reason.get()));
        } else if (value instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                String name = "." + member.getKey();
                look(rule + name, path + name, member.getValue(), found);
            });
        } else {
            for (int i = 0; i < value.size(); i++) {
                look(rule + "[]", path + "[" + i + "]", value.get(i), found);
            }
        }
    }

    private static boolean asksForNothing(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL, MISSING -> true;
            case BOOLEAN -> !value.booleanValue();
            case STRING -> value.stringValue().isEmpty();
            case ARRAY -> value.values().stream().allMatch(IgnoredMembers::asksForNothing);
            // A profiler that is switched off can have all its other settings.
            case OBJECT ->
                value.path("DisableProfiler").asBoolean(false)
                        || value.values().stream().allMatch(IgnoredMembers::asksForNothing);
            default -> false;
        };
    }
}
