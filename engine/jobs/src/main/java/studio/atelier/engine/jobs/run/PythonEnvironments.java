package studio.atelier.engine.jobs.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.ContainerOutput;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.jobs.container.ContainerTree;
import studio.atelier.engine.store.workspace.AtomicFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Virtual environments for jobs, on top of the user's interpreter: what is installed there is seen, and nothing is ever
 * installed into it. There is one for each interpreter and content of a {@code requirements.txt}; it is made once, and
 * jobs that find it need no network.
 */
final class PythonEnvironments {

    private static final Logger LOG = LoggerFactory.getLogger(PythonEnvironments.class);

    /** Requirements beside the file, which may change while its own text stays. */
    private static final Pattern LOCAL = Pattern.compile(
            "(?m)^\\s*(-r|-c|-e|--requirement|--constraint|--editable|\\.{1,2}/|/|file:|[^#]*@\\s*file:)");

    private static final String MADE = "atelier.json";

    /** Two jobs of this engine that want the same one; the file's lock is between programs. */
    private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final Path cache;

    /** @param cache the workspace's folder of what can be made again */
    PythonEnvironments(Path cache) {
        this.cache = cache.resolve("python-environments");
    }

    /**
     * The environment with what a file asks for.
     *
     * @param requirements the {@code requirements.txt}
     * @param scratch where it is made if it cannot be kept: a folder of the job
     */
    PythonEnvironment with(Path requirements, Path interpreter, Path scratch, ContainerOutput log)
            throws JobFailure, InterruptedException, IOException {
        if (LOCAL.matcher(Files.readString(requirements)).find()) {
            note(log, "The requirements name files beside them, so they are installed for this job alone");
            return make(scratch.resolve("environment"), requirements, interpreter, log);
        }
        Path folder = cache.resolve(key(requirements, interpreter));
        Files.createDirectories(cache);
        ReentrantLock lock = LOCKS.computeIfAbsent(folder, any -> new ReentrantLock());
        lock.lockInterruptibly();
        try (FileChannel file = FileChannel.open(
                        cache.resolve(folder.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock between = file.lock()) {
            assert between.isValid();
            Optional<PythonEnvironment> made = made(folder);
            if (made.isPresent()) {
                note(log, "Python environment of the requirements: " + folder + ", made before");
                return made.get();
            }
            note(
                    log,
                    "Installing the requirements into a Python environment of " + interpreter
                            + "; it is done once for this content");
            return make(folder, requirements, interpreter, log);
        } finally {
            lock.unlock();
        }
    }

    private static PythonEnvironment make(Path folder, Path requirements, Path interpreter, ContainerOutput log)
            throws JobFailure, InterruptedException, IOException {
        long began = System.nanoTime();
        boolean whole = false;
        try {
            ContainerTree.deleteAll(folder);
            List<String> made = layer(folder, interpreter);
            PythonEnvironment environment = new PythonEnvironment(folder, Path.of(made.getFirst()));
            Path code = requirements.toAbsolutePath().getParent();
            PythonCall pip = new PythonCall(environment.interpreter(), code == null ? folder : code, "");
            int exit = pip.run(
                    List.of(
                            "-m",
                            "pip",
                            "install",
                            "--disable-pip-version-check",
                            "--no-input",
                            "--progress-bar",
                            "off",
                            "-r",
                            requirements.toString()),
                    line -> log.line(ContainerOutput.Source.STDOUT, line));
            if (exit != 0) {
                throw JobFailure.algorithm("InstallRequirementsError: " + requirements.getFileName()
                        + " could not be installed; the log has what pip said");
            }
            ObjectNode description = Json.object()
                    .put("interpreter", made.getFirst())
                    .put("base", interpreter.toString())
                    .put("stamp", stamp(made.subList(1, made.size())));
            made.subList(1, made.size()).forEach(description.putArray("sees")::add);
            AtomicFiles.write(folder.resolve(MADE), Json.write(description).getBytes(StandardCharsets.UTF_8));
            whole = true;
            note(
                    log,
                    "Python environment of the requirements: " + folder + ", made in "
                            + Duration.ofNanos(System.nanoTime() - began).toSeconds() + " s");
            return environment;
        } finally {
            if (!whole) {
                ContainerTree.deleteAll(folder);
            }
        }
    }

    /**
     * An environment of one job, for whatever its own script installs.
     *
     * @param folder where it is made
     */
    static PythonEnvironment ofJob(Path folder, Path interpreter) throws JobFailure, InterruptedException, IOException {
        return new PythonEnvironment(folder, Path.of(layer(folder, interpreter).getFirst()));
    }

    /** @return the environment's interpreter, then the folders of packages that it looks through to */
    private static List<String> layer(Path folder, Path interpreter)
            throws JobFailure, InterruptedException, IOException {
        Files.createDirectories(folder);
        List<String> said = new ArrayList<>();
        int exit = new PythonCall(interpreter, folder, "").run(List.of("-c", script(), folder.toString()), said::add);
        if (exit != 0 || said.isEmpty()) {
            throw JobFailure.client(interpreter + " could not make a virtual environment: "
                    + (said.isEmpty() ? "it said nothing" : said.getLast())
                    + ". Its module venv is needed (python3-venv on Debian and Ubuntu)");
        }
        return said;
    }

    private static String script() throws IOException {
        try (InputStream in = PythonEnvironments.class.getResourceAsStream("environment.py")) {
            if (in == null) {
                throw new IllegalStateException("The resource environment.py is missing from the installation.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** An environment that is whole, unless packages below it have changed: it may lack what was there then. */
    private static Optional<PythonEnvironment> made(Path folder) {
        Path file = folder.resolve(MADE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            ObjectNode description = Json.parseObject(Files.readString(file));
            List<String> sees = Json.texts(description.path("sees"));
            Path interpreter = Path.of(description.path("interpreter").asString(""));
            boolean same = Files.isExecutable(interpreter)
                    && stamp(sees).equals(description.path("stamp").asString(""));
            return same ? Optional.of(new PythonEnvironment(folder, interpreter)) : Optional.empty();
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            LOG.debug("The environment {} is made anew", folder, e);
            return Optional.empty();
        }
    }

    private static String stamp(List<String> folders) throws IOException {
        StringBuilder stamp = new StringBuilder();
        for (String folder : folders) {
            Path path = Path.of(folder);
            stamp.append(
                            Files.isDirectory(path)
                                    ? Files.getLastModifiedTime(path).toMillis()
                                    : 0)
                    .append(' ');
        }
        return stamp.toString();
    }

    private static String key(Path requirements, Path interpreter) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(requirements));
            // The path may be a link that leads elsewhere after an upgrade.
            Path real = interpreter.toRealPath();
            String identity = interpreter + "\n" + real + "\n" + Files.size(real) + "\n"
                    + Files.getLastModifiedTime(real).toMillis();
            digest.update(identity.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void note(ContainerOutput log, String text) {
        log.line(ContainerOutput.Source.RUNTIME, text);
    }
}
