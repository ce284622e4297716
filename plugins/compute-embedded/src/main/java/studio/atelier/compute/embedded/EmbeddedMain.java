package studio.atelier.compute.embedded;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import studio.atelier.engine.api.algorithm.AlgorithmContext;
import studio.atelier.engine.api.algorithm.AlgorithmException;
import studio.atelier.engine.api.algorithm.EmbeddedAlgorithm;
import studio.atelier.engine.api.json.Json;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * The program of a forked JVM: waits for one {@link Assignment}, runs the algorithm, leaves the
 * failure file if it fails, and ends. It ends at once when its standard input closes, which is what
 * happens when the engine dies.
 */
public final class EmbeddedMain {

    private static final int FAILED = 1;
    private static final int ENGINE_GONE = 143;

    private EmbeddedMain() {}

    /** @param args {@code rehearse} to load what a job loads and end, for making the class cache */
    public static void main(String[] args) throws IOException {
        ignoreInterrupt();
        PrintStream out = log(FileDescriptor.out);
        System.setOut(out);
        System.setErr(log(FileDescriptor.err));
        ServiceLoader<EmbeddedAlgorithm> algorithms = ServiceLoader.load(EmbeddedAlgorithm.class);
        warmUp(algorithms);
        if (args.length > 0 && args[0].equals("rehearse")) {
            return;
        }
        InputStream in = new FileInputStream(FileDescriptor.in);
        Assignment assignment;
        try {
            assignment = Assignment.read(new DataInputStream(in));
        } catch (EOFException e) {
            return;
        }
        AtomicBoolean stopping = new AtomicBoolean();
        AtomicBoolean done = new AtomicBoolean();
        Thread watch = Thread.ofPlatform().daemon().name("engine-watch").start(() -> watch(in, stopping, done));
        int code = run(algorithms, assignment, out, stopping);
        done.set(true);
        hangUp(watch);
        System.exit(code);
    }

    // A terminal sends its Ctrl-C to the whole process group; the engine decides what it means for jobs.
    private static void ignoreInterrupt() {
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
    }

    private static PrintStream log(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static void warmUp(ServiceLoader<EmbeddedAlgorithm> algorithms) {
        algorithms.forEach(EmbeddedAlgorithm::name);
        Json.parseObject("{\"warm\":[1]}");
    }

    /**
     * Closes the log, upon which the engine closes the other side and the watching thread returns. A
     * thread that is still in a native call holds the JVM's exit up by 300 ms.
     */
    private static void hangUp(Thread watch) {
        System.out.close();
        System.err.close();
        try {
            watch.join(Duration.ofMillis(300));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void watch(InputStream in, AtomicBoolean stopping, AtomicBoolean done) {
        try {
            for (int order = in.read(); order >= 0; order = in.read()) {
                if (order == Assignment.STOP) {
                    stopping.set(true);
                }
            }
        } catch (IOException e) {
            System.err.println("The connection to the engine broke: " + e.getMessage());
        }
        if (!done.get()) {
            Runtime.getRuntime().halt(ENGINE_GONE);
        }
    }

    private static int run(
            ServiceLoader<EmbeddedAlgorithm> algorithms, Assignment assignment, PrintStream out, AtomicBoolean stopping)
            throws IOException {
        Path base = Path.of(assignment.base());
        try {
            find(algorithms, assignment.algorithm())
                    .run(new AlgorithmContext(
                            base,
                            assignment.arguments(),
                            assignment.environment(),
                            assignment.threads(),
                            assignment.memoryBytes(),
                            out,
                            stopping::get,
                            done -> out.println(ProgressLine.of(done))));
            return 0;
        } catch (AlgorithmException e) {
            String message = String.valueOf(e.getMessage());
            if (e.kind() == AlgorithmException.Kind.CLIENT_ERROR) {
                message = "ClientError: " + message;
            } else {
                e.printStackTrace();
            }
            System.err.println(message);
            return fail(base, message);
        } catch (OutOfMemoryError e) {
            e.printStackTrace();
            return fail(base, outOfMemory(assignment, e));
        } catch (Throwable e) {
            e.printStackTrace();
            return fail(
                    base,
                    "The algorithm " + assignment.algorithm() + " failed with " + e
                            + ". The job's log has the details.");
        }
    }

    private static EmbeddedAlgorithm find(ServiceLoader<EmbeddedAlgorithm> algorithms, String name)
            throws AlgorithmException {
        return algorithms.stream()
                .map(ServiceLoader.Provider::get)
                .filter(algorithm -> algorithm.name().equals(name))
                .findFirst()
                .orElseThrow(() -> AlgorithmException.clientError(
                        "There is no built-in algorithm \"" + name + "\" here; there are: " + names(algorithms)));
    }

    private static String names(ServiceLoader<EmbeddedAlgorithm> algorithms) {
        return algorithms.stream()
                .map(provider -> provider.get().name())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String outOfMemory(Assignment assignment, OutOfMemoryError e) {
        return "The algorithm " + assignment.algorithm() + " ran out of memory (" + e.getMessage()
                + "). The job's share is " + (assignment.memoryBytes() >> 20) + " MiB, of which "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB are Java heap; use an instance type with more memory.";
    }

    private static int fail(Path base, String message) throws IOException {
        Path output = Files.createDirectories(base.resolve("output"));
        Files.writeString(output.resolve("failure"), message);
        return FAILED;
    }
}
