package studio.atelier.engine.pipelines.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.Pointers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class MutationTest {

    private static final int TREES = 150;
    private static final int TEXTS = 50;

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e308",
            "1e999",
            "12345678901234567890",
            "\"\"",
            "\"$X\"",
            "\"Steps\"",
            "[]",
            "{}",
            "[null]",
            "[[[]]]",
            "{\"\":{}}",
            "{\"Get\":1}",
            "{\"Get\":\"Steps.\"}",
            "{\"Get\":\"Steps.A['\"}",
            "{\"Get\":\"Parameters.\"}",
            "{\"Get\":\"Execution.Nothing\"}",
            "{\"Std:Join\":null}",
            "{\"Std:Join\":{\"On\":1,\"Values\":[{\"Std:Join\":{}}]}}",
            "{\"Std:JsonGet\":{\"Path\":\"a[\"}}",
            "{\"Std:Nothing\":{}}");

    @ParameterizedTest
    @MethodSource("studio.atelier.engine.pipelines.Samples#all")
    void noChangeOfTheJsonMakesTheValidatorOrAFixThrow(Path sample) throws IOException {
        PipelineDefinition definition = PipelineDefinition.read(sample);
        Random random = new Random(sample.getFileName().toString().hashCode());
        PipelineValidator validator = new PipelineValidator();
        for (int i = 0; i < TREES; i++) {
            ObjectNode json = definition.copy();
            for (int n = random.nextInt(3); n >= 0; n--) {
                mutate(json, random);
            }
            PipelineDefinition mutant = PipelineDefinition.of(json);
            for (Finding finding : validator.validate(mutant)) {
                assertThat(Pointers.find(mutant.json(), finding.pointer()))
                        .as(finding.toString())
                        .isPresent();
                finding.fix()
                        .ifPresent(fix -> assertThat(fix.apply(mutant).json())
                                .as(fix.title())
                                .isNotEqualTo(mutant.json()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("studio.atelier.engine.pipelines.Samples#all")
    void noChangeOfTheTextMakesTheValidatorThrow(Path sample) throws IOException {
        String text = Files.readString(sample);
        Random random = new Random(sample.getFileName().toString().hashCode());
        for (int i = 0; i < TEXTS; i++) {
            int at = random.nextInt(text.length());
            String mutant = random.nextBoolean()
                    ? text.substring(0, at)
                    : text.substring(0, at) + (char) random.nextInt(0x80) + text.substring(at + 1);
            assertThat(new PipelineValidator().validate(mutant)).allSatisfy(f -> {
                assertThat(f.line()).isPositive();
                assertThat(f.column()).isPositive();
            });
        }
    }

    private static void mutate(ObjectNode root, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(root, containers);
        switch (containers.get(random.nextInt(containers.size()))) {
            case ObjectNode object when !object.isEmpty() -> mutateObject(object, random);
            case ArrayNode array when !array.isEmpty() -> mutateArray(array, random);
            default -> root.set("x" + random.nextInt(9), value(random));
        }
    }

    private static void mutateObject(ObjectNode object, Random random) {
        List<String> names = List.copyOf(object.propertyNames());
        String name = names.get(random.nextInt(names.size()));
        JsonNode old = object.required(name);
        switch (random.nextInt(5)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name.isEmpty() ? "x" : name.substring(1) + name.charAt(0), old.deepCopy());
            case 2 -> object.set(name, old.isString() ? twisted(old.stringValue(), random) : value(random));
            case 3 -> object.set(names.get(random.nextInt(names.size())), old.deepCopy());
            default -> object.set(name, value(random));
        }
    }

    private static void mutateArray(ArrayNode array, Random random) {
        int at = random.nextInt(array.size());
        switch (random.nextInt(3)) {
            case 0 -> array.remove(at);
            case 1 -> array.add(array.get(at).deepCopy());
            default -> array.set(at, value(random));
        }
    }

    private static JsonNode twisted(String text, Random random) {
        int at = text.isEmpty() ? 0 : random.nextInt(text.length());
        return StringNode.valueOf(random.nextBoolean() ? text.substring(0, at) : text.substring(at) + "x");
    }

    private static JsonNode value(Random random) {
        return Json.parse(VALUES.get(random.nextInt(VALUES.size())));
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainer()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }
}
