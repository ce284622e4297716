package studio.atelier.engine.pipelines.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.expression.PropertyPath.Index;
import studio.atelier.engine.pipelines.expression.PropertyPath.Key;
import studio.atelier.engine.pipelines.expression.PropertyPath.Member;
import tools.jackson.databind.JsonNode;

class PropertyPathTest {

    private static final JsonNode JOB = Json.parse("""
            {"ProcessingOutputConfig":{"Outputs":[
               {"OutputName":"train","S3Output":{"S3Uri":"s3://b/train"}},
               {"OutputName":"uuid.default","S3Output":{"S3Uri":"s3://b/flow"}}]},
             "FinalMetricDataList":[{"MetricName":"val:acc","Value":0.5},{"MetricName":"loss","Value":1}],
             "Environment":{"a.b":"dotted","c-d":"dashed"},
             "m":{"a.b":{"values":[7,8]}}}""");

    @Test
    void readsMembersIndexesAndQuotedKeys() {
        assertThat(PropertyPath.parse("A.B[0]['u.d'].C[\"x]'y\"]").segments())
                .containsExactly(
                        new Member("A"),
                        new Member("B"),
                        new Index(0),
                        new Key("u.d"),
                        new Member("C"),
                        new Key("x]'y"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri, s3://b/train",
                "ProcessingOutputConfig.Outputs['uuid.default'].S3Output.S3Uri, s3://b/flow",
                "ProcessingOutputConfig.Outputs[1].S3Output.S3Uri, s3://b/flow",
                "FinalMetricDataList['val:acc'].Value, 0.5",
                "Environment['a.b'], dotted",
                "Environment.c-d, dashed",
            })
    void findsByNameAndByPlace(String path, String value) {
        assertThat(PathEvaluator.evaluate(PropertyPath.parse(path), JOB).asString())
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m['a.b'].values[1]", "$.m['a.b'].values[1]", "$['m'][\"a.b\"]['values'][1]"})
    void readsPathsOfJsonFiles(String path) {
        assertThat(PathEvaluator.evaluate(PropertyPath.parseJsonPath(path), JOB))
                .isEqualTo(Json.parse("8"));
    }

    @Test
    void theWholeDocumentIsAtTheRoot() {
        assertThat(PathEvaluator.evaluate(PropertyPath.parseJsonPath("$"), JOB)).isEqualTo(JOB);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "A..B    | character 3 | a name is missing",
                "A.      | character 3 | after the dot",
                "A[      | character 3 | not closed",
                "A[0     | character 3 | not closed",
                "A['x    | character 3 | does not end",
                "A[x]    | character 3 | key in quotes, such as ['x']",
                "A[-1]   | character 3 | neither a list index",
                "A[]     | character 3 | neither a list index",
                "A]      | character 2 | no '['",
                "A[0]B   | character 5 | a dot or a bracket",
                "A[9999999999] | character 3 | neither a list index",
            })
    void tellsWhereAPathIsBroken(String path, String place, String problem) {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> PropertyPath.parse(path))
                .withMessageContainingAll(path, place, problem);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "ProcessingOutputConfig.Outputs['trian'] | Outputs has no item named trian. Did you mean train?",
                "ProcessingOutputConfig.Output           | ProcessingOutputConfig has no Output. Did you mean Outputs?",
                "ProcessingOutputConfig.Outputs[2]       | has no item 2; it has 2",
                "ProcessingOutputConfig.Outputs.train    | is a list; take an item by [0] or by ['name']",
                "Environment['a.b'].x                    | is a string; there is no .x in it",
                "nothing                                 | the document has no nothing",
            })
    void tellsHowFarAPathLeads(String path, String problem) {
        assertThatExceptionOfType(ExpressionException.class)
                .isThrownBy(() -> PathEvaluator.evaluate(PropertyPath.parse(path), JOB))
                .withMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A.B[0]['u.d'].C", "[0].x", "['k']", "A[\"it's\"]"})
    void printsWhatItRead(String path) {
        assertThat(PropertyPath.parse(path)).hasToString(path);
    }
}
