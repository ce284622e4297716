package studio.atelier.engine.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The Python of tests that need one: {@code ATELIER_TEST_PYTHON}, with the packages of {@code .ci/requirements.txt}. */
final class TestPython {

    private TestPython() {}

    /** The interpreter; where there is none with these packages, the test is skipped with the reason. */
    static Path with(String... packages) throws InterruptedException {
        Optional<String> python = Optional.ofNullable(System.getenv("ATELIER_TEST_PYTHON"));
        Assumptions.assumeTrue(
                python.isPresent(),
                "ATELIER_TEST_PYTHON names no Python with " + String.join(", ", packages)
                        + "; .ci/run makes one of .ci/requirements.txt");
        Assumptions.assumeTrue(
                imports(python.get(), packages), python.get() + " cannot import " + String.join(", ", packages));
        return Path.of(python.get());
    }

    private static boolean imports(String python, String... packages) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(python, "-c", "import " + String.join(", ", packages))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
