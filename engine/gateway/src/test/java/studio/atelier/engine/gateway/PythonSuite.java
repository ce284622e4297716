package studio.atelier.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A Python file with tests of an unchanged client.
 *
 * @param python names the environment variable that names a Python with the client
 * @param module the client's
 * @param file beside this class
 */
record PythonSuite(String python, String module, String file) {

    private static final int SECONDS = 300;

    /**
     * Runs tests of the suite; they are skipped where no Python has the client.
     *
     * @param tests a class of the file
     * @param settings more variables for the client
     */
    void run(URI endpoint, Path folder, String tests, Map<String, String> settings)
            throws IOException, InterruptedException {
        String interpreter = interpreter();
        Path suite;
        try {
            suite = Path.of(Objects.requireNonNull(PythonSuite.class.getResource("clients/" + file))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
        Path output = Files.createTempFile(folder, "python", ".log");
        ProcessBuilder builder = new ProcessBuilder(interpreter, "-B", suite.toString(), tests)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // Nothing of the machine's own configuration, and what a user is told to set.
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
        builder.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL", endpoint.toString(),
                        "AWS_ACCESS_KEY_ID", "atelier",
                        "AWS_SECRET_ACCESS_KEY", "atelier",
                        "AWS_DEFAULT_REGION", "us-east-1",
                        "AWS_CONFIG_FILE", folder.resolve("none").toString(),
                        "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString(),
                        "PYTHONIOENCODING", "utf-8",
                        "LC_ALL", "C.UTF-8"));
        builder.environment().putAll(settings);
        Process process = builder.start();
        boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(ended).as("%s", Files.readString(output)).isTrue();
        assertThat(process.exitValue()).as("%s", Files.readString(output)).isZero();
    }

    /** @return the Python that has the client; without one the test is skipped */
    String interpreter() throws IOException, InterruptedException {
        Optional<String> named = Optional.ofNullable(System.getenv(python));
        Assumptions.assumeTrue(named.isPresent(), python + " names no Python with " + module + "; .ci/run makes one");
        ProcessBuilder builder = new ProcessBuilder(List.of(named.get(), "-c", "import " + module))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // The third SageMaker SDK makes a client while it is imported.
        builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
        Process process = builder.start();
        Assumptions.assumeTrue(
                process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0,
                named.get() + " cannot import " + module);
        return named.get();
    }
}
