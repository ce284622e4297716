package studio.atelier.algorithms.xgboost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Python that tests compare with: {@code ATELIER_TEST_PYTHON}, else the one on the path. */
final class Python {

    private final String interpreter;

    private Python(String interpreter) {
        this.interpreter = interpreter;
    }

    /** A Python that imports these packages; where there is none, the test is skipped. */
    static Python with(String... packages) {
        String names = String.join(", ", packages);
        String found = Stream.of(System.getenv("ATELIER_TEST_PYTHON"), "python3", "python")
                .filter(candidate -> candidate != null && runs(candidate, "import " + names))
                .findFirst()
                .orElse("");
        assumeTrue(!found.isEmpty(), "No Python with " + names + " here");
        return new Python(found);
    }

    private static boolean runs(String python, String program) {
        try {
            Process process = new ProcessBuilder(python, "-c", program)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What a program prints. */
    String output(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(interpreter, "-c", program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return text;
    }
}
