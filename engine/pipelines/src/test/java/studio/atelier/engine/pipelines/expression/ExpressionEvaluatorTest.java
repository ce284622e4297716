package studio.atelier.engine.pipelines.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.JsonText;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import tools.jackson.databind.JsonNode;

class ExpressionEvaluatorTest {

    private final ExpressionEvaluator evaluator = new ExpressionEvaluator(new FixedContext(), "Train");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`{\"Get\":\"Parameters.Count\"}`                        | 3",
                "`{\"Get\":\"Parameters.Rate\"}`                         | 0.10",
                "`{\"Get\":\"Parameters.On\"}`                           | true",
                "`{\"Get\":\"Execution.PipelineName\"}`                  | `\"pipe\"`",
                "`{\"Get\":\"PipelineExperimentConfig.TrialName\"}`      | `\"trial\"`",
                "`{\"Get\":\"Steps.Prep.Outputs['a.b'].Uri\"}`           | `\"s3://b/x\"`",
                "`{\"Std:Join\":{\"On\":\"\",\"Values\":[{\"Get\":\"Parameters.Count\"}]}}` | `\"3\"`",
                "`{\"Std:Join\":{\"On\":\"/\",\"Values\":[\"s3:/\",1,1.50,true,{\"Get\":\"Parameters.Count\"},"
                        + "{\"Std:Join\":{\"On\":\"-\",\"Values\":[\"a\",\"b\"]}}]}}` | `\"s3://1/1.5/True/3/a-b\"`",
                "`{\"Std:JsonGet\":{\"PropertyFile\":{\"Get\":\"Steps.Prep.PropertyFiles.F\"},\"Path\":\"$.m['a.b'].v[0]\"}}`"
                        + " | 4.5",
                "`{\"Std:JsonGet\":{\"S3Uri\":{\"Std:Join\":{\"On\":\"/\",\"Values\":[\"s3:/\",\"b\",\"k\"]}},\"Path\":\"Result\"}}`"
                        + " | `\"at s3://b/k\"`",
                "`{\"l\":[{\"Get\":\"Parameters.Count\"},{\"x\":null}],\"n\":1e3}` | `{\"l\":[3,{\"x\":null}],\"n\":1E+3}`",
            })
    void resolvesWithExactTypes(String tree, String value) {
        assertThat(JsonText.compact(evaluator.resolve(Json.parse(tree), "/Steps/1")))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "1000.0, 1000.0",
        "0.8, 0.8",
        "1e3, 1000.0",
        "0.00001, 1e-05",
        "1e16, 1e+16",
        "123456789.125e3, 123456789125.0",
        "-0.0, -0.0",
        "1e400, inf",
        "0.0001, 0.0001",
        "1.5e-7, 1.5e-07",
        "12345678901234567890, 12345678901234567890"
    })
    void joinsNumbersAsPythonPrintsThem(String number, String text) {
        JsonNode node = PipelineDefinition.read("{\"n\":" + number + "}").json().required("n");
        assertThat(ScalarText.of(node)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "`{\"Get\":\"Parameters.None\"}`             | There is no parameter None",
                "`{\"Get\":\"Steps.Later.X\"}`               | Step Later has no result",
                "`{\"Get\":\"Steps.Prep.Outputs['ab'].Uri\"}` | has no item named ab",
                "`{\"Get\":\"Steps.Prep.PropertyFiles.F\"}`  | take one with Std:JsonGet",
                "`{\"Get\":\"Execution.Other\"}`             | no execution variable Other",
                "`{\"Std:Join\":{\"On\":\"\",\"Values\":[{\"Get\":\"Steps.Prep.Outputs\"}]}}` | not a list",
                "`{\"Get\":\"Nothing\"}`                     | names nothing",
                "`{\"Std:JsonGet\":{\"S3Uri\":{\"Get\":\"Parameters.Count\"},\"Path\":\"x\"}}` | S3Uri is a string",
            })
    void errorsNameStepPlaceAndReason(String tree, String reason) {
        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> evaluator.resolve(Json.parse("{\"a\":[" + tree + "]}"), "/Steps/1/Arguments"))
                .satisfies(e -> assertThat(e.step()).isEqualTo("Train"))
                .satisfies(e -> assertThat(e.pointer()).isEqualTo("/Steps/1/Arguments/a/0"))
                .withMessageContainingAll("Step Train, /Steps/1/Arguments/a/0: ", reason);
    }

    @Test
    void leavesValuesWithoutExpressionsAsTheyAre() {
        assertThat(evaluator.resolve(Json.parse("{\"Get\":\"x\",\"y\":[]}"), ""))
                .isEqualTo(Json.parse("{\"Get\":\"x\",\"y\":[]}"));
    }
}
