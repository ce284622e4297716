package studio.atelier.engine.pipelines.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.atelier.engine.pipelines.Samples;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class PipelineDefinitionTest {

    @Test
    void readsParametersAndSteps() throws IOException {
        PipelineDefinition definition = PipelineDefinition.read(Samples.file("abalone-full"));

        assertThat(definition.version()).contains(PipelineDefinition.VERSION);
        assertThat(definition.parameters())
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.typed()).isTrue());
        assertThat(definition.steps())
                .extracting(Step::type)
                .containsExactly(
                        StepType.PROCESSING,
                        StepType.TRAINING,
                        StepType.PROCESSING,
                        StepType.CONDITION,
                        StepType.REGISTER_MODEL,
                        StepType.MODEL,
                        StepType.TRANSFORM,
                        StepType.FAIL);
        Step condition = definition.steps().get(3);
        assertThat(condition.ifSteps()).hasSize(3);
        assertThat(condition.elseSteps()).hasSize(1);
        assertThat(definition.steps().get(4).enclosing()).contains(new Enclosing(condition.name(), Branch.IF));
        assertThat(definition.steps().get(7).enclosing()).contains(new Enclosing(condition.name(), Branch.ELSE));
        assertThat(definition.step(condition.name())).contains(condition);
        assertThat(definition.step("none")).isEmpty();
        assertThat(definition.experimentConfig()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("studio.atelier.engine.pipelines.Samples#all")
    void everyStepStandsWhereItsPointerSays(Path sample) throws IOException {
        PipelineDefinition definition = PipelineDefinition.read(sample);

        assertThat(definition.steps()).isNotEmpty().allSatisfy(step -> {
            assertThat(Pointers.find(definition.json(), step.pointer())).contains(step.raw());
            int offset = definition.source().of(step.pointer()).offset();
            assertThat(definition.text().charAt(offset)).isEqualTo('{');
        });
    }

    @Test
    void readsCachingRetriesAndPropertyFiles() {
        Step step = step("""
                {"Name":"P","Type":"Processing","CacheConfig":{"Enabled":true,"ExpireAfter":"30d"},
                 "RetryPolicies":[{"ExceptionType":"Step.THROTTLING"},
                   {"ExceptionType":["SageMaker.CAPACITY_ERROR"],"IntervalSeconds":3,"BackoffRate":2.0,"MaxAttempts":4}],
                 "PropertyFiles":[{"PropertyFileName":"F","OutputName":"o","FilePath":"a/b.json"}]}""");

        assertThat(step.cacheConfig()).contains(new CacheConfig(true, ExpireAfter.parse("P30D")));
        RetryPolicy second = step.retryPolicies().get(1);
        assertThat(step.retryPolicies().getFirst().covers("Step.THROTTLING")).isTrue();
        assertThat(step.retryPolicies().getFirst().maxAttempts()).isEqualTo(5);
        assertThat(second.waitBefore(1)).isEqualTo(Duration.ofSeconds(3));
        assertThat(second.waitBefore(3)).isEqualTo(Duration.ofSeconds(12));
        assertThat(step.propertyFile("F")).contains(new PropertyFile("F", "o", "a/b.json", "/Steps/0/PropertyFiles/0"));
    }

    @Test
    void retriesWithoutLimitOfCountWhereATimeLimitIsGiven() {
        RetryPolicy policy = step("{\"RetryPolicies\":[{\"ExpireAfterMin\":10,\"BackoffRate\":1e300}]}")
                .retryPolicies()
                .getFirst();

        assertThat(policy.maxAttempts()).isEqualTo(Integer.MAX_VALUE);
        assertThat(policy.expireAfter()).contains(Duration.ofMinutes(10));
        assertThat(policy.waitBefore(50)).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Steps\":{},\"Parameters\":\"x\",\"Version\":1,\"PipelineExperimentConfig\":[]}",
                "{\"Steps\":[null,1,[],{}],\"Parameters\":[null,{\"Name\":3,\"EnumValues\":[1,{}]}]}",
                "{\"Steps\":[{\"Name\":[],\"Type\":{},\"Arguments\":[],\"DependsOn\":{},\"RetryPolicies\":[1,{}],"
                        + "\"CacheConfig\":{\"Enabled\":\"x\",\"ExpireAfter\":9},\"PropertyFiles\":[2,{}]}]}",
                "{\"Steps\":[{\"Type\":\"Condition\",\"Arguments\":{\"IfSteps\":7,\"ElseSteps\":[{},null]}}]}",
                "{\"Steps\":[{\"Type\":\"Condition\",\"Arguments\":null}]}"
            })
    void wrongPiecesAreAbsentNotErrors(String text) {
        PipelineDefinition definition = PipelineDefinition.read(text);

        assertThat(definition.steps()).allSatisfy(s -> assertThat(s.name()).isEmpty());
        assertThat(definition.compact()).isEqualTo(text);
    }

    @Test
    void editsLeaveAllOtherTextAsItIs() {
        PipelineDefinition definition = PipelineDefinition.read("""
                {
                  "Version":   "2020-12-01",
                  "Steps": [ {"Name": "A", "x": 1.50}, {"Name": "B"} ],
                  "Metadata": {}
                }
                """);

        PipelineDefinition edited = definition.edited(List.of(
                new JsonEdit.Rename("/Steps/0/x", "y"),
                new JsonEdit.Remove("/Steps/1"),
                new JsonEdit.Put("/Metadata/k", definition.json().required("Version")),
                new JsonEdit.Remove("/Version")));

        assertThat(edited.text()).isEqualTo("""
                {
                  "Steps": [ {"Name": "A", "y": 1.50} ],
                  "Metadata": {"k": "2020-12-01"}
                }
                """);
    }

    @ParameterizedTest
    @MethodSource("studio.atelier.engine.pipelines.Samples#all")
    void anEditOfTheTextIsTheSameEditOfTheValue(Path sample) throws IOException {
        PipelineDefinition definition = PipelineDefinition.read(sample);
        Random random = new Random(7);
        for (int i = 0; i < 30; i++) {
            ObjectNode expected = definition.copy();
            JsonEdit edit = randomEdit(expected, random);
            definition = definition.edited(List.of(edit));
            assertThat(definition.compact()).as(edit.toString()).isEqualTo(JsonText.compact(expected));
        }
    }

    /** Makes a change in the value and tells which edit of the text it is. */
    private static JsonEdit randomEdit(ObjectNode root, Random random) {
        JsonNode node = root;
        String pointer = "";
        while (true) {
            JsonNode child;
            String childPointer;
            String key = "";
            int index = 0;
            if (node instanceof ObjectNode object && !object.isEmpty()) {
                List<String> names = List.copyOf(object.propertyNames());
                key = names.get(random.nextInt(names.size()));
                child = object.required(key);
                childPointer = Pointers.child(pointer, key);
            } else if (node instanceof ArrayNode array && !array.isEmpty()) {
                index = random.nextInt(array.size());
                child = array.required(index);
                childPointer = Pointers.child(pointer, index);
            } else if (node instanceof ObjectNode object) {
                object.put("n/e~w", 1.5);
                return new JsonEdit.Put(Pointers.child(pointer, "n/e~w"), object.required("n/e~w"));
            } else {
                ((ArrayNode) node).add("x");
                return new JsonEdit.Put(pointer + "/-", node.required(0));
            }
            if (!child.isContainer() || random.nextInt(6) == 0 && !pointer.isEmpty()) {
                if (node instanceof ObjectNode object) {
                    if (random.nextBoolean()) {
                        object.remove(key);
                        return new JsonEdit.Remove(childPointer);
                    }
                    object.put(key, "new \"text\"");
                    return new JsonEdit.Put(childPointer, object.required(key));
                }
                ((ArrayNode) node).remove(index);
                return new JsonEdit.Remove(childPointer);
            }
            node = child;
            pointer = childPointer;
        }
    }

    private static Step step(String json) {
        return PipelineDefinition.read("{\"Steps\":[" + json + "]}").steps().getFirst();
    }

    @Test
    void positionsCountFromOneAndFallBackToTheNearestAncestor() {
        PipelineDefinition definition = PipelineDefinition.read("{\r\n \"a\": [1,\n  {\"b/c\": 2}]}");

        assertThat(definition.source().of("")).isEqualTo(new SourceMap.Position(1, 1, 0));
        assertThat(definition.source().of("/a/1/b~1c")).isEqualTo(new SourceMap.Position(3, 11, 23));
        assertThat(definition.source().of("/a/1/none/deeper"))
                .isEqualTo(definition.source().of("/a/1"));
        assertThat(definition.source().of("/a/9")).isEqualTo(definition.source().of("/a"));
        assertThat(Optional.of(definition.source().of("/x"))).contains(new SourceMap.Position(1, 1, 0));
    }
}
