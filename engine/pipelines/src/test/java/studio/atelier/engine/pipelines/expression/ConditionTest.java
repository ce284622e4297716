package studio.atelier.engine.pipelines.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import tools.jackson.databind.JsonNode;

class ConditionTest {

    private final ConditionEvaluator evaluator = new ConditionEvaluator(new FixedContext(), "Check");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Equals               | 1       | 1.0     | true",
                "Equals               | 'a'     | 'a'     | true",
                "Equals               | true    | true    | true",
                "Equals               | true    | false   | false",
                "GreaterThan          | 2       | 1.5     | true",
                "GreaterThan          | 1.50    | 1.5     | false",
                "GreaterThanOrEqualTo | 1.50    | 1.5     | true",
                "LessThan             | -1      | 1e-9    | true",
                "LessThanOrEqualTo    | 12345678901234567890 | 12345678901234567889 | false",
                "LessThan             | '2026-01-02T00:00:00Z' | '2026-01-10T00:00:00Z' | true",
                "NotEquals            | 1       | 2       | true",
                "NotEquals            | 1       | 1.0     | false",
            })
    void comparesByValue(String type, String left, String right, boolean outcome) {
        String json = "{'Type':'" + type + "','LeftValue':" + left + ",'RightValue':" + right + "}";
        assertThat(holds(json)).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Type':'In','QueryValue':{'Get':'Parameters.Mode'},'Values':['slow','fast']}       | true",
                "{'Type':'In','QueryValue':{'Get':'Parameters.Count'},'Values':[1,2]}                | false",
                "{'Type':'In','QueryValue':1,'Values':[]}                                            | false",
                "{'Type':'In','Value':3,'In':[3]}                                                    | true",
                "{'Type':'NotIn','Value':3,'In':[3]}                                                 | false",
                "{'Type':'NotIn','QueryValue':'a','Values':['b']}                                    | true",
                "{'Type':'Not','Condition':{'Type':'Equals','LeftValue':1,'RightValue':2}}           | true",
                "{'Type':'Not','Expression':{'Type':'Equals','LeftValue':1,'RightValue':1}}          | false",
                "{'Type':'Or','Conditions':[{'Type':'Equals','LeftValue':1,'RightValue':2},"
                        + "{'Type':'Equals','LeftValue':2,'RightValue':2}]} | true",
                "{'Type':'Or','Conditions':[]} | false",
            })
    void knowsTheOtherOperators(String json, boolean outcome) {
        assertThat(holds(json)).isEqualTo(outcome);
    }

    @Test
    void allMustHold() {
        assertThat(evaluator.all(List.of())).isTrue();
        assertThat(evaluator.all(ConditionParser.parseAll(
                        (tools.jackson.databind.node.ArrayNode)
                                json(
                                        "[{'Type':'Equals','LeftValue':1,'RightValue':1},{'Type':'Equals','LeftValue':1,'RightValue':2}]"),
                        "/c")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'1'  | 1",
                "true | 'true'",
                "1    | true",
                "{'Get':'Parameters.Mode'} | 1",
            })
    void valuesOfDifferentTypesDoNotCompare(String left, String right) {
        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> holds("{'Type':'Equals','LeftValue':" + left + ",'RightValue':" + right + "}"))
                .withMessageContainingAll("Step Check, /c: ", "does not compare with", "Std:Join");
    }

    @Test
    void booleansHaveNoOrder() {
        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> holds("{'Type':'LessThan','LeftValue':true,'RightValue':false}"))
                .withMessageContaining("there is no LessThan");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "7                                                     | /c            | is an object with a \"Type\"",
                "{}                                                    | /c            | has no \"Type\"",
                "{'Type':'Equal','LeftValue':1,'RightValue':1}         | /c/Type       | Did you mean Equals?",
                "{'Type':'Equals','LeftValue':1}                       | /c            | \"RightValue\"",
                "{'Type':'Equals','LeftValue':[1],'RightValue':1}      | /c/LeftValue  | not a list",
                "{'Type':'Equals','LeftValue':{'Get':'x'},'RightValue':1} | /c/LeftValue | names nothing",
                "{'Type':'In','QueryValue':1,'Values':3}               | /c            | list \"Values\"",
                "{'Type':'Not'}                                        | /c            | \"Condition\"",
                "{'Type':'Or','Conditions':[{'Type':'Not','Condition':{}}]} | /c/Conditions/0/Condition | no \"Type\"",
            })
    void tellsWhereAConditionIsNotWellFormed(String json, String pointer, String problem) {
        assertThatExceptionOfType(ConditionException.class)
                .isThrownBy(() -> ConditionParser.parse(json(json), "/c"))
                .satisfies(e -> assertThat(e.pointer()).isEqualTo(pointer))
                .withMessageContaining(problem);
    }

    @ParameterizedTest
    @MethodSource("studio.atelier.engine.pipelines.Samples#all")
    void everyConditionOfTheSamplesIsWellFormed(Path sample) throws IOException {
        for (Step step : PipelineDefinition.read(sample).steps()) {
            if (step.type() == StepType.CONDITION) {
                assertThat(ConditionParser.parseAll(
                                Nodes.items(step.arguments(), "Conditions"), step.argumentsPointer() + "/Conditions"))
                        .isNotEmpty();
            }
        }
    }

    private boolean holds(String json) {
        return evaluator.holds(ConditionParser.parse(json(json), "/c"));
    }

    private static JsonNode json(String json) {
        return Json.parse(json.replace('\'', '"'));
    }
}
