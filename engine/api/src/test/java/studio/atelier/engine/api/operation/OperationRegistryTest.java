package studio.atelier.engine.api.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CreateClusterRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateTrainingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.ListModelsRequest;
import software.amazon.awssdk.services.sagemaker.model.ModelSummary;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SearchRequest;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.node.ObjectNode;

class OperationRegistryTest {

    private static final String JOB = """
            {"TrainingJobName": "%s", "RoleArn": "arn:aws:iam::000000000000:role/R",
             "OutputDataConfig": {"S3OutputPath": "%s"}, "Future": {"unknown": [1.50]}}
            """;

    private final OperationRegistry registry = new OperationRegistry();

    @Test
    void anUnknownMemberIsRefusedWhereNobodyWouldKeepIt() {
        registry.register(ListModelsRequest.class, call -> Json.object())
                .register(SearchRequest.class, call -> Json.object());

        assertThatThrownBy(() -> registry.invoke("ListModels", Json.parseObject("{\"StatusEqual\": \"Failed\"}")))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("'Failed' at 'statusEqual'")
                .hasMessageContaining("not known");
        assertThatThrownBy(() -> registry.invoke("Search", Json.parseObject("""
                {"Resource": "Model", "SearchExpression": {"Filters": [{"Name": "a", "Value": "b", "Case": "no"}]}}
                """)))
                .hasMessageContaining("'searchExpression.filters.1.member.case'");
        assertThat(registry.invoke("ListModels", Json.parseObject("{\"NameContains\": \"a\"}")))
                .isEmpty();
    }

    @Test
    void anUnknownMemberReachesAHandlerThatCarriesIt() {
        registry.registerCarrying(CreateTrainingJobRequest.class, Call::body);

        ObjectNode answer = registry.invoke("CreateTrainingJob", Json.parseObject(JOB.formatted("a", "s3://b/k")));

        assertThat(answer.get("Future")).hasToString("{\"unknown\":[1.50]}");
    }

    @Test
    void aMemberThatIsNullIsNotThere() {
        registry.registerCarrying(CreateTrainingJobRequest.class, Call::body);

        ObjectNode answer = registry.invoke("CreateTrainingJob", Json.parseObject("""
                {"TrainingJobName": "a", "RoleArn": "arn:aws:iam::000000000000:role/R", "EnableNetworkIsolation": null,
                 "OutputDataConfig": {"S3OutputPath": "s3://b/k", "KmsKeyId": null},
                 "InputDataConfig": [{"ChannelName": "c", "InputMode": null, "DataSource": {"FileSystemDataSource": null}}]}
                """));

        assertThat(answer.has("EnableNetworkIsolation")).isFalse();
        assertThat(answer.path("OutputDataConfig")).hasToString("{\"S3OutputPath\":\"s3://b/k\"}");
        assertThat(answer.path("InputDataConfig")).hasToString("[{\"ChannelName\":\"c\",\"DataSource\":{}}]");
        assertThatThrownBy(() -> registry.invoke("CreateTrainingJob", Json.parseObject("""
                {"TrainingJobName": "a", "RoleArn": "arn:aws:iam::000000000000:role/R",
                 "OutputDataConfig": {"S3OutputPath": "s3://b/k"}, "HyperParameters": {"h": null}}
                """)))
                .hasMessageContaining("Value null at 'hyperParameters.h.member'");
    }

    @Test
    void anInvalidNameIsRefusedInTheServicesWords() {
        registry.registerCarrying(CreateTrainingJobRequest.class, Call::body);

        assertThatThrownBy(() ->
                        registry.invoke("CreateTrainingJob", Json.parseObject(JOB.formatted("not_valid", "s3://b/k"))))
                .isInstanceOfSatisfying(
                        SageMakerException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"))
                .hasMessageContaining(
                        "1 validation error detected: Value 'not_valid' at 'trainingJobName' failed to satisfy constraint:"
                                + " Member must satisfy regular expression pattern: ");
    }

    @Test
    void aFileIsTakenWhereAnS3UriIsAccepted() {
        registry.registerCarrying(CreateTrainingJobRequest.class, Call::body);

        assertThat(registry.invoke("CreateTrainingJob", Json.parseObject(JOB.formatted("a", "file:///data"))))
                .isNotNull();
    }

    @Test
    void everyMissingMemberIsListed() {
        registry.registerCarrying(CreateTrainingJobRequest.class, Call::body);

        assertThatThrownBy(() -> registry.invoke("CreateTrainingJob", Json.object()))
                .hasMessageContaining("3 validation errors detected")
                .hasMessageContaining("'trainingJobName'")
                .hasMessageContaining("'roleArn'")
                .hasMessageContaining("'outputDataConfig'");
    }

    @Test
    void aTextThatIsTooLongIsCutInTheRefusalAndNotRunThroughAnExpression() {
        registry.registerCarrying(CreateTrainingJobRequest.class, Call::body);
        String name = "a-".repeat(1_000_000);

        assertThatThrownBy(
                        () -> registry.invoke("CreateTrainingJob", Json.parseObject(JOB.formatted(name, "s3://b/k"))))
                .hasMessageContaining("at 'trainingJobName' failed to satisfy constraint: Member must have length less"
                        + " than or equal to 63")
                .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(1000));
    }

    @Test
    void anOperationWhoseShapesAreNotKnownCannotBeRegistered() {
        assertThatThrownBy(() -> registry.register(CreateClusterRequest.class, Call::body))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CreateCluster");
    }

    @Test
    void whatNobodyBuiltSaysSo() {
        assertThatThrownBy(() -> registry.invoke("CreateCluster", Json.object()))
                .isInstanceOf(SageMakerException.class)
                .hasMessageContaining("CreateCluster is not implemented by this engine");
    }

    @Test
    void theSdksPaginatorWorksOnTheInProcessClient() {
        registry.register(ListModelsRequest.class, call -> {
            boolean second = call.request().nextToken() != null;
            ObjectNode page = Json.object();
            page.putArray("Models").addObject().put("ModelName", second ? "b" : "a");
            return second ? page : page.put("NextToken", "more");
        });
        SageMakerClient client = InProcessClient.of(registry);

        List<String> names = client.listModelsPaginator().models().stream()
                .map(ModelSummary::modelName)
                .toList();

        assertThat(names).containsExactly("a", "b");
    }
}
