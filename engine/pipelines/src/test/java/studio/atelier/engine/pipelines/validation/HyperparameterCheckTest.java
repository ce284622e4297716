package studio.atelier.engine.pipelines.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.api.algorithm.HyperparameterSpec;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.api.image.ImageRequest;
import studio.atelier.engine.api.image.ImageResolution;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;

class HyperparameterCheckTest {

    /** Every image is the built-in algorithm "trees". */
    private static final ImageCatalog IMAGES = new ImageCatalog() {
        @Override
        public ImageResolution resolve(ImageRequest request) {
            return new ImageResolution.BuiltIn("trees", "trees");
        }

        @Override
        public List<HyperparameterSpec> hyperparameters(String algorithm) {
            return List.of(
                    new HyperparameterSpec("eta", new HyperparameterSpec.Real(0, 1), false),
                    new HyperparameterSpec("num_round", new HyperparameterSpec.Whole(1, Long.MAX_VALUE), true),
                    new HyperparameterSpec("booster", new HyperparameterSpec.Choice(List.of("gbtree", "dart")), false),
                    new HyperparameterSpec("note", new HyperparameterSpec.Free(), false));
        }
    };

    private static PipelineDefinition definition(String hyperparameters) {
        return PipelineDefinition.read("""
                {
                  "Version": "2020-12-01",
                  "Parameters": [{"Name": "Eta", "Type": "Float", "DefaultValue": 3.5}],
                  "Steps": [
                    {
                      "Name": "Train",
                      "Type": "Training",
                      "Arguments": {
                        "AlgorithmSpecification": {"TrainingImage": "trees", "TrainingInputMode": "File"},
                        "HyperParameters": %s
                      }
                    }
                  ]
                }
                """.formatted(hyperparameters));
    }

    private static List<Finding> findings(String hyperparameters) {
        return new PipelineValidator(IMAGES)
                .validate(definition(hyperparameters)).stream()
                        .filter(finding -> finding.code().startsWith("hyperparameter-"))
                        .toList();
    }

    private static String fixed(String hyperparameters) {
        Fix fix = findings(hyperparameters).getFirst().fix().orElseThrow();
        return fix.apply(definition(hyperparameters)).text();
    }

    @Test
    void whatTheAlgorithmTakesIsFine() {
        assertThat(findings("""
                {"eta": "0.3", "num_round": "50", "booster": "gbtree", "note": "x", "sagemaker_region": "eu"}""")).isEmpty();
        assertThat(findings("{\"num_round\": \"\\\"50\\\"\"}")).isEmpty();
    }

    @Test
    void aValueBeyondTheLimitsIsToldAtItsPlaceAndSetToTheLimit() {
        String wrong = "{\"eta\": \"3\", \"num_round\": \"50\"}";

        assertThat(findings(wrong)).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.pointer()).isEqualTo("/Steps/0/Arguments/HyperParameters/eta");
            assertThat(finding.message())
                    .isEqualTo("Hyperparameter eta must be a number of at least 0 and at most 1, not \"3\"");
        });
        assertThat(fixed(wrong)).contains("\"eta\": \"1\"");
        assertThat(fixed("{\"num_round\": \"0\"}")).contains("\"num_round\": \"1\"");
    }

    @Test
    void aMisspeltWordIsReplacedByTheNearest() {
        assertThat(fixed("{\"num_round\": \"5\", \"booster\": \"gbtre\"}")).contains("\"booster\": \"gbtree\"");
    }

    @Test
    void aMisspeltNameIsRenamed() {
        String wrong = "{\"num_rounds\": \"5\"}";

        assertThat(findings(wrong)).extracting(Finding::code).containsExactly("hyperparameter-unknown");
        assertThat(findings("{}")).extracting(Finding::code).containsExactly("hyperparameter-missing");
        assertThat(fixed(wrong)).contains("\"num_round\": \"5\"");
    }

    @Test
    void theDefaultOfAParameterCounts() {
        assertThat(findings("{\"num_round\": \"5\", \"eta\": {\"Get\": \"Parameters.Eta\"}}"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).contains("not \"3.5\"");
                    assertThat(finding.fix()).isEmpty();
                });
    }
}
