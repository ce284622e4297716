package studio.atelier.engine.jobs.instance;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Asks NVIDIA's driver about its GPUs through the program that comes with it. */
public final class NvidiaSmi {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Optional<Path> program;

    /**
     * @param path folders in the form of the variable {@code PATH}, searched for {@code nvidia-smi}
     */
    public NvidiaSmi(String path) {
        this.program = Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .flatMap(NvidiaSmi::candidates)
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /** @return the one on this process's {@code PATH} */
    public static NvidiaSmi onPath() {
        String path = System.getenv("PATH");
        return new NvidiaSmi(path == null ? "" : path);
    }

    private static Stream<Path> candidates(String folder) {
        try {
            return Stream.of(Path.of(folder, "nvidia-smi"), Path.of(folder, "nvidia-smi.exe"));
        } catch (InvalidPathException e) {
            // A PATH may hold anything, and the system skips such an entry too.
            return Stream.empty();
        }
    }

    boolean isThere() {
        return program.isPresent();
    }

    /**
     * @param fields as {@code --query-gpu} names them, such as {@code index,name}
     * @return a line of comma separated values for each GPU, without units
     * @throws IOException if there is no such program, it does not answer within 5 s, or it says that it failed
     */
    List<String> query(String fields) throws IOException, InterruptedException {
        Path found = program.orElseThrow(() -> new IOException("There is no nvidia-smi on the PATH"));
        Process process = new ProcessBuilder(found.toString(), "--query-gpu=" + fields, "--format=csv,noheader,nounits")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("nvidia-smi did not answer within " + PATIENCE.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException("nvidia-smi ended with exit code " + process.exitValue());
            }
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
