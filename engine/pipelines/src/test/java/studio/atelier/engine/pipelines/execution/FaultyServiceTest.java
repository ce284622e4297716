package studio.atelier.engine.pipelines.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelRequest;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.image.ImageResolution;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.pipelines.operation.ExecutionOperations;
import studio.atelier.engine.pipelines.operation.PipelineOperations;
import studio.atelier.engine.store.Store;
import tools.jackson.databind.node.ObjectNode;

/** Executions on an engine whose CreateModel answers with faults before it does its work. */
class FaultyServiceTest {

    private static final String ROLE = "arn:aws:iam::000000000000:role/R";

    @TempDir
    Path folder;

    private final OperationRegistry operations = new OperationRegistry();
    private final List<Long> calls = new ArrayList<>();
    private Iterator<SageMakerException> faults = List.<SageMakerException>of().iterator();
    private Store store;
    private ExecutionSupervisor executions;

    @BeforeEach
    void open() throws Exception {
        store = Store.open(folder, ProjectFile.none());
        executions = new ExecutionSupervisor(store, operations);
        new PipelineOperations(store, request -> new ImageResolution.LocalShell("shell")).register(operations);
        new ExecutionOperations(store, request -> new ImageResolution.LocalShell("shell"), executions)
                .register(operations);
        operations
                .register(CreateModelRequest.class, call -> createModel())
                .register(
                        DescribeModelRequest.class,
                        call -> Json.object().put("ModelName", call.request().modelName()));
    }

    @AfterEach
    void close() {
        executions.close();
        store.close();
    }

    private ObjectNode createModel() {
        calls.add(System.nanoTime());
        if (faults.hasNext()) {
            throw faults.next();
        }
        return Json.object().put("ModelArn", "arn:aws:sagemaker:us-east-1:000000000000:model/m");
    }

    private ObjectNode run(String type, SageMakerException... answers) throws InterruptedException {
        faults = List.of(answers).iterator();
        ObjectNode pipeline = Json.object().put("PipelineName", "p").put("RoleArn", ROLE);
        pipeline.put("PipelineDefinition", """
                {"Version": "2020-12-01", "Steps": [{"Name": "M", "Type": "Model",
                  "Arguments": {"PrimaryContainer": {"Image": "atelier.local/shell"}},
                  "RetryPolicies": [{"ExceptionType": ["%s"], "IntervalSeconds": 1, "BackoffRate": 1.5, "MaxAttempts": 2}]}]}
                """.formatted(type));
        operations.invoke("CreatePipeline", pipeline);
        String arn = operations
                .invoke("StartPipelineExecution", Json.object().put("PipelineName", "p"))
                .path("PipelineExecutionArn")
                .asString("");
        while (true) {
            ObjectNode execution =
                    operations.invoke("DescribePipelineExecution", Json.object().put("PipelineExecutionArn", arn));
            if (!execution.path("PipelineExecutionStatus").asString("").equals("Executing")) {
                return execution;
            }
            Thread.sleep(20);
        }
    }

    private static Optional<String> status(ObjectNode execution) {
        return execution.path("PipelineExecutionStatus").stringValueOpt();
    }

    private static SageMakerException fault() {
        return EngineErrors.internal("the database is lost", new IllegalStateException("lost"));
    }

    private static SageMakerException throttling() {
        return EngineErrors.throttling("too many requests");
    }

    @Test
    void aFaultOfTheServiceIsTriedAgainWithLongerAndLongerWaits() throws Exception {
        ObjectNode execution = run("Step.SERVICE_FAULT", fault(), fault());

        assertThat(status(execution)).contains("Succeeded");
        assertThat(calls).hasSize(3);
        assertThat(calls.get(1) - calls.get(0)).isGreaterThanOrEqualTo(1_000_000_000L);
        assertThat(calls.get(2) - calls.get(1)).isGreaterThanOrEqualTo(1_500_000_000L);
    }

    @Test
    void moreFaultsThanAttemptsFailTheStepWithTheLast() throws Exception {
        ObjectNode execution = run("Step.SERVICE_FAULT", fault(), fault(), fault(), fault());

        assertThat(status(execution)).contains("Failed");
        assertThat(execution.path("FailureReason").asString("")).contains("InternalServerError: the database is lost");
        assertThat(calls).hasSize(3);
    }

    @Test
    void aFaultIsNoThrottling() throws Exception {
        assertThat(status(run("Step.THROTTLING", fault()))).contains("Failed");
        assertThat(calls).hasSize(1);
    }

    @Test
    void throttlingIsTriedAgain() throws Exception {
        assertThat(status(run("Step.THROTTLING", throttling()))).contains("Succeeded");
        assertThat(calls).hasSize(2);
    }

    @Test
    void throttlingIsNoFault() throws Exception {
        assertThat(status(run("Step.SERVICE_FAULT", throttling()))).contains("Failed");
        assertThat(calls).hasSize(1);
    }

    @Test
    void aRequestThatIsWrongIsNeither() throws Exception {
        assertThat(status(run("Step.SERVICE_FAULT", EngineErrors.validation("no such image"))))
                .contains("Failed");
        assertThat(calls).hasSize(1);
    }
}
