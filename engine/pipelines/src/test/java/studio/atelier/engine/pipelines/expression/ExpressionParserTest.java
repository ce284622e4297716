package studio.atelier.engine.pipelines.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.expression.Expression.ExecutionVariable;
import studio.atelier.engine.pipelines.expression.Expression.ExperimentConfigRef;
import studio.atelier.engine.pipelines.expression.Expression.ParameterRef;
import studio.atelier.engine.pipelines.expression.Expression.PropertyFileRef;
import studio.atelier.engine.pipelines.expression.Expression.StepProperty;
import studio.atelier.engine.pipelines.expression.Occurrence.Found;
import studio.atelier.engine.pipelines.expression.Occurrence.Inside;
import studio.atelier.engine.pipelines.expression.Occurrence.Malformed;

class ExpressionParserTest {

    @Test
    void readsTargets() {
        assertThat(ExpressionParser.get("Parameters.In-put_1")).isEqualTo(new ParameterRef("In-put_1"));
        assertThat(ExpressionParser.get("Execution.PipelineName")).isEqualTo(new ExecutionVariable("PipelineName"));
        assertThat(ExpressionParser.get("PipelineExperimentConfig.TrialName"))
                .isEqualTo(new ExperimentConfigRef("TrialName"));
        assertThat(ExpressionParser.get("Steps.Eval.PropertyFiles.Report"))
                .isEqualTo(new PropertyFileRef("Eval", "Report"));
        assertThat(ExpressionParser.get("Steps.Eval.PropertyFiles['Re.port']"))
                .isEqualTo(new PropertyFileRef("Eval", "Re.port"));
        assertThat(ExpressionParser.get("Steps.a-b-c.Outputs['x.y']"))
                .isEqualTo(new StepProperty("a-b-c", PropertyPath.parse("Outputs['x.y']")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`{\"Get\":1}`                             | Get takes a string",
                "`{\"Get\":\"\"}`                          | names nothing",
                "`{\"Get\":\"Parameters\"}`                | names nothing after Parameters",
                "`{\"Get\":\"Steps.\"}`                    | names no step",
                "`{\"Get\":\"Steps.A\"}`                   | none of its properties",
                "`{\"Get\":\"Steps.A.B[\"}`                | not closed",
                "`{\"Get\":\"Other.A\"}`                   | a target starts with",
                "`{\"Std:Join\":[]}`                       | takes a list \"Values\"",
                "`{\"Std:Join\":{\"On\":1,\"Values\":[]}}` | \"On\" of Std:Join is a string",
                "`{\"Std:JsonGet\":{\"Path\":\"a\"}}`      | either \"PropertyFile\" or \"S3Uri\"",
                "`{\"Std:JsonGet\":{\"PropertyFile\":\"x\",\"Path\":\"a\"}}` | \"PropertyFile\" is a",
                "`{\"Std:JsonGet\":{\"S3Uri\":\"s3://b/k\"}}` | takes a string \"Path\"",
                "`{\"Std:Else\":{}}`                       | There is no function Std:Else",
            })
    void tellsWhyAnExpressionIsNotWellFormed(String json, String problem) {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> ExpressionParser.parse(Json.parse(json)))
                .withMessageContaining(problem);
    }

    @Test
    void objectsWithMoreThanOneMemberAreLiterals() {
        assertThat(ExpressionParser.isExpression(Json.parse("{\"Get\":\"Parameters.A\",\"x\":1}")))
                .isFalse();
        assertThat(ExpressionParser.isExpression(Json.parse("{\"Got\":\"Parameters.A\"}")))
                .isFalse();
    }

    @Test
    void findsExpressionsInsideExpressionsWithTheirPlaces() {
        assertThat(ExpressionFinder.find(Json.parse("""
                {"a/b":[1,{"Std:Join":{"On":"/","Values":["x",{"Get":"Parameters.P"}]}}],
                 "c":{"Std:JsonGet":{"PropertyFile":{"Get":"Steps.E.PropertyFiles.F"},"Path":"m"}},
                 "d":{"Std:JsonGet":{"S3Uri":{"Get":"Steps.E.X"},"Path":"m"}},
                 "e":{"Get":"Steps"}}"""), "/Steps/0"))
                .extracting(Occurrence::pointer, o -> o instanceof Found f ? f.inside() : "broken")
                .containsExactly(
                        tuple("/Steps/0/a~1b/1", Inside.FIELD),
                        tuple("/Steps/0/a~1b/1/Std:Join/Values/1", Inside.JOIN),
                        tuple("/Steps/0/c", Inside.FIELD),
                        tuple("/Steps/0/c/Std:JsonGet/PropertyFile", Inside.JSON_GET_PROPERTY_FILE),
                        tuple("/Steps/0/d", Inside.FIELD),
                        tuple("/Steps/0/d/Std:JsonGet/S3Uri", Inside.JSON_GET_S3_URI),
                        tuple("/Steps/0/e", "broken"));
    }

    @ParameterizedTest
    @MethodSource("studio.atelier.engine.pipelines.Samples#all")
    void everyExpressionOfTheSamplesIsWellFormed(Path sample) throws IOException {
        assertThat(ExpressionFinder.find(PipelineDefinition.read(sample).json(), ""))
                .noneMatch(Malformed.class::isInstance);
    }
}
