package studio.atelier.engine.gateway;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** boto3 and the AWS CLI, unchanged; each suite is a Python file beside this class. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class PythonClientsTest {

    private static final PythonSuite BOTO3 = new PythonSuite("ATELIER_TEST_PYTHON", "boto3", "boto3_suite.py");
    private static final PythonSuite CLI = new PythonSuite("ATELIER_TEST_PYTHON", "awscli", "cli_suite.py");

    @TempDir
    static Path folder;

    private static Served served;

    @BeforeAll
    static void open() throws Exception {
        served = Served.open(folder.resolve("workspace"));
    }

    @AfterAll
    static void close() throws Exception {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jobs", "Pipelines", "Registry", "Objects", "Logs", "Metrics", "Identity"})
    void boto3(String tests) throws Exception {
        BOTO3.run(served.endpoint(), folder, tests, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SageMaker", "S3"})
    void theCommandLineOfAws(String tests) throws Exception {
        CLI.run(served.endpoint(), folder, tests, Map.of());
    }
}
