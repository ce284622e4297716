package studio.atelier.engine.gateway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.EmbeddedEngine;

/**
 * The SageMaker Python SDK, unchanged and configured as docs/clients.md says; its jobs run in the same Python. The suites
 * run side by side, since the SDK spends most of its time waiting between two looks at a job.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
class SageMakerSdkTest {

    private static final String CONFIGURATION = """
            SchemaVersion: '1.0'
            SageMaker:
              PythonSDK:
                Modules:
                  TelemetryOptOut: true
            """;

    // What a user writes whose scripts get by with the project's own Python in place of an image.
    private static final String PROJECT = """
            {
              "python": "%s",
              "images": {"763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.3*": "python"}
            }
            """;

    @TempDir
    Path folder;

    private @Nullable EmbeddedEngine engine;
    private @Nullable Gateway gateway;

    @AfterEach
    void close() throws Exception {
        if (gateway != null) {
            gateway.close();
        }
        if (engine != null) {
            engine.close();
        }
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"Estimators", "Channels", "Processors"})
    void jobsOfTwo(String tests) throws Exception {
        run(two("sagemaker_v2_jobs.py"), tests);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"Pipelines", "Expressions", "StepFunctions", "RemoteFunctions"})
    void pipelinesOfTwo(String tests) throws Exception {
        run(two("sagemaker_v2_pipelines.py"), tests);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"Trainers", "Pipelines"})
    void three(String tests) throws Exception {
        run(new PythonSuite("ATELIER_TEST_PYTHON_SDK3", "sagemaker.mlops", "sagemaker_v3_suite.py"), tests);
    }

    private static PythonSuite two(String file) {
        return new PythonSuite("ATELIER_TEST_PYTHON", "sagemaker.estimator", file);
    }

    private void run(PythonSuite suite, String tests) throws Exception {
        Path environment = Path.of(suite.interpreter()).getParent().getParent();
        Files.writeString(folder.resolve("atelier.json"), PROJECT.formatted(environment));
        Path configuration = Files.writeString(folder.resolve("config.yaml"), CONFIGURATION);
        EmbeddedEngine opened = EmbeddedEngine.open(
                Optional.of(folder.resolve("workspace")), ProjectFile.findFor(folder), Duration.ofSeconds(2));
        engine = opened;
        Gateway door = Gateway.open(opened, GatewaySettings.loopback(0));
        gateway = door;
        opened.tellContainers(door.containers(ClientAccess.withAnyKey(door.endpoint())));

        suite.run(
                door.endpoint(),
                folder,
                tests,
                Map.of("SAGEMAKER_USER_CONFIG_OVERRIDE", configuration.toString(), "HOME", folder.toString()));
    }
}
