package studio.atelier.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** boto3 and the AWS CLI, unchanged; each suite is a Python file beside this class. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class PythonClientsTest {

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
    @ValueSource(strings = {"Jobs", "Pipelines", "Registry", "Objects", "Logs", "Identity"})
    void boto3(String tests) throws Exception {
        run("boto3", "boto3_suite.py", tests);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SageMaker", "S3"})
    void theCommandLineOfAws(String tests) throws Exception {
        run("awscli", "cli_suite.py", tests);
    }

    private static void run(String module, String file, String tests) throws Exception {
        String python = pythonWith(module);
        Path suite = Path.of(Objects.requireNonNull(PythonClientsTest.class.getResource("clients/" + file))
                .toURI());
        Path output = Files.createTempFile(folder, "python", ".log");
        ProcessBuilder builder = new ProcessBuilder(python, "-B", suite.toString(), tests)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // Nothing of the machine's own configuration, and what a user is told to set.
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL", served.endpoint().toString(),
                        "AWS_ACCESS_KEY_ID", "atelier",
                        "AWS_SECRET_ACCESS_KEY", "atelier",
                        "AWS_DEFAULT_REGION", "us-east-1",
                        "AWS_CONFIG_FILE", folder.resolve("none").toString(),
                        "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString(),
                        "PYTHONIOENCODING", "utf-8",
                        "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(ended).as("%s", Files.readString(output)).isTrue();
        assertThat(process.exitValue()).as("%s", Files.readString(output)).isZero();
    }

    private static String pythonWith(String module) throws IOException, InterruptedException {
        Optional<String> python = Optional.ofNullable(System.getenv("ATELIER_TEST_PYTHON"));
        Assumptions.assumeTrue(
                python.isPresent(),
                "ATELIER_TEST_PYTHON names no Python with " + module + "; .ci/run makes one of .ci/requirements.txt");
        Process process = new ProcessBuilder(List.of(python.get(), "-c", "import " + module))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Assumptions.assumeTrue(
                process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0,
                python.get() + " cannot import " + module);
        return python.get();
    }
}
