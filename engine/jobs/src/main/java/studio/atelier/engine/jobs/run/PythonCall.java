package studio.atelier.engine.jobs.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A call of a Python interpreter that ends with the thread that waits for it.
 *
 * @param interpreter the interpreter
 * @param folder where it runs
 * @param pythonPath what it imports from besides its own packages; may be empty
 */
record PythonCall(Path interpreter, Path folder, String pythonPath) {

    private static final Logger LOG = LoggerFactory.getLogger(PythonCall.class);

    /**
     * Runs the interpreter.
     *
     * @param line gets every line that it prints
     * @return its exit code
     */
    int run(List<String> arguments, Consumer<String> line) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(interpreter.toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        // Settings of the user's pip that contradict a target folder.
        builder.environment().put("PIP_USER", "0");
        if (!pythonPath.isEmpty()) {
            builder.environment().put("PYTHONPATH", pythonPath);
        }
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            Thread reader = Thread.ofVirtual().start(() -> read(process, line));
            int code = process.waitFor();
            reader.join();
            return code;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static void read(Process process, Consumer<String> line) {
        try {
            process.inputReader(StandardCharsets.UTF_8).lines().forEach(line);
        } catch (UncheckedIOException e) {
            LOG.debug("The output of {} ends early", process, e);
        }
    }
}
