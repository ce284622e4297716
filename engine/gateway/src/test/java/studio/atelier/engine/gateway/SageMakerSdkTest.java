package studio.atelier.engine.gateway;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.EmbeddedEngine;

/** The SageMaker Python SDK, unchanged and configured as docs/clients.md says; its jobs run in the same Python. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class SageMakerSdkTest {

    private static final PythonSuite TWO =
            new PythonSuite("ATELIER_TEST_PYTHON", "sagemaker.estimator", "sagemaker_v2_suite.py");
    private static final PythonSuite THREE =
            new PythonSuite("ATELIER_TEST_PYTHON_SDK3", "sagemaker.train", "sagemaker_v3_suite.py");

    private static final String CONFIGURATION = """
            SchemaVersion: '1.0'
            SageMaker:
              PythonSDK:
                Modules:
                  TelemetryOptOut: true
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
    @ValueSource(strings = {"Estimators", "Processors", "Pipelines", "Functions"})
    void two(String tests) throws Exception {
        run(TWO, tests);
    }

    @Test
    void three() throws Exception {
        run(THREE, "Trainers");
    }

    private void run(PythonSuite suite, String tests) throws Exception {
        Path environment = Path.of(suite.interpreter()).getParent().getParent();
        Files.writeString(folder.resolve("atelier.json"), "{\"python\": \"" + environment + "\"}");
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
