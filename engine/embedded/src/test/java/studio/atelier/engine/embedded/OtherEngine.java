package studio.atelier.engine.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import studio.atelier.engine.embedded.testing.Bench;

/**
 * An engine in a JVM of its own, which can be killed. It is told {@code start PIPELINE} on its standard
 * input, and answers with the ARN.
 */
final class OtherEngine implements AutoCloseable {

    private final Process process;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

    private OtherEngine(Process process) {
        this.process = process;
        Thread.ofVirtual().start(() -> {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                lines.lines().forEach(answers::add);
            } catch (IOException | UncheckedIOException e) {
                answers.add("broken off: " + e);
            }
        });
    }

    static OtherEngine on(Path workspace) throws IOException {
        return new OtherEngine(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherEngine.class.getName(),
                        workspace.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Waits until the engine is open. */
    void awaitOpen() throws InterruptedException {
        String answer = answer();
        if (!"open".equals(answer)) {
            throw new AssertionError("The other engine did not open but said: " + answer);
        }
    }

    void tell(String line) throws IOException {
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** The next line it says. */
    String answer() throws InterruptedException {
        String line = answers.poll(60, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("The other engine says nothing");
        }
        return line;
    }

    /** What it has said that was not asked for yet. */
    List<String> said() {
        List<String> said = new ArrayList<>();
        answers.drainTo(said);
        return said;
    }

    /** Kills it with SIGKILL, and waits until it is gone. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    /** The other JVM's program. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = System.out;
        Bench bench = Bench.open(Path.of(arguments[0]), Duration.ofSeconds(2));
        out.println("open");
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] words = line.split(" ");
                out.println(
                        switch (words[0]) {
                            case "start" -> bench.start(words[1]);
                            case "train" ->
                                bench.train(words[1], "sleep 0.4", "{}")
                                        .path("TrainingJobArn")
                                        .asString("");
                            default -> throw new IllegalArgumentException(line);
                        });
            }
        }
        bench.close();
    }
}
