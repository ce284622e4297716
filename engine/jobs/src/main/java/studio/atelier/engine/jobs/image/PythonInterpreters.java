package studio.atelier.engine.jobs.image;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.store.workspace.AtomicFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Python interpreters of this machine and what they can import. Asking one takes as long as its
 * imports do, so what it answered is kept in the workspace's cache until the interpreter or its
 * packages change; what it could not import is asked again each time.
 */
public final class PythonInterpreters {

    private static final Logger LOG = LoggerFactory.getLogger(PythonInterpreters.class);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    // Where the name to import is not the name to install.
    private static final Map<String, String> DISTRIBUTIONS = Map.of("sklearn", "scikit-learn");

    private static final String FIND = """
            import importlib.util
            for name in "%s".split():
                try:
                    found = importlib.util.find_spec(name)
                except (ImportError, ValueError):
                    found = None
                if found is None:
                    print(name)
            """;

    private static final String DESCRIBE = "import sys, sysconfig; print(sys.executable);"
            + " print('.'.join(map(str, sys.version_info[:3]))); print(sysconfig.get_paths()['purelib']);"
            // PEP 668: the system's own package manager refuses pip there.
            + " import os; print(sys.prefix == sys.base_prefix and os.path.exists("
            + "os.path.join(sysconfig.get_path('stdlib'), 'EXTERNALLY-MANAGED')))";

    /**
     * An interpreter.
     *
     * @param executable the program itself, not a shim that looks for it
     * @param version {@code 3.11.7}
     * @param packages the folder its packages are installed to
     * @param managed true if the system's package manager lets nobody else install packages for it
     */
    public record Interpreter(Path executable, String version, Path packages, boolean managed) {}

    private final ProjectFile project;
    private final Path cache;

    public PythonInterpreters(ProjectFile project, Path cache) {
        this.project = project;
        this.cache = cache.resolve("python");
    }

    /** The project's interpreter; else that of an active virtual environment; else the first on PATH. */
    public Optional<Interpreter> preferred() {
        Optional<Path> named = project.python();
        if (named.isPresent()) {
            return named(named.get());
        }
        String venv = System.getenv("VIRTUAL_ENV");
        if (venv != null && !venv.isBlank()) {
            Optional<Interpreter> found = named(Path.of(venv));
            if (found.isPresent()) {
                return found;
            }
        }
        return onPath("python3").or(() -> onPath("python")).flatMap(this::describe);
    }

    /** The interpreter that the project file means by a text. */
    Optional<Interpreter> named(String text) {
        return named(project.path(text));
    }

    private boolean isBareName(Path path) {
        return !Files.exists(path)
                && project.file()
                        .map(Path::getParent)
                        .filter(folder -> folder.equals(path.getParent()))
                        .isPresent();
    }

    /** What the project file names under {@code python}. */
    Optional<Path> namedByProject() {
        return project.python();
    }

    /**
     * The interpreter at a path, or in the virtual environment at it. A name without a folder, such as
     * {@code python3.12}, that is no file beside the project file is looked for as a shell would.
     */
    public Optional<Interpreter> named(Path path) {
        if (isBareName(path)) {
            return onPath(String.valueOf(path.getFileName())).flatMap(this::describe);
        }
        List<Path> candidates = Files.isDirectory(path)
                ? List.of(
                        path.resolve("bin").resolve("python3"),
                        path.resolve("bin").resolve("python"),
                        path.resolve("Scripts").resolve("python.exe"))
                : List.of(path);
        return candidates.stream().filter(Files::isExecutable).findFirst().flatMap(this::describe);
    }

    private static Optional<Path> onPath(String program) {
        String path = System.getenv("PATH");
        if (path == null) {
            return Optional.empty();
        }
        for (String folder : path.split(File.pathSeparator)) {
            for (String ending : new String[] {"", ".exe"}) {
                Path candidate = Path.of(folder.isEmpty() ? "." : folder, program + ending);
                if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
                    return Optional.of(candidate.toAbsolutePath());
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Interpreter> describe(Path program) {
        Path file = cache.resolve(hash(program.toAbsolutePath().toString()) + ".json");
        Optional<Interpreter> cached = readDescription(file, program);
        if (cached.isPresent()) {
            return cached;
        }
        Optional<List<String>> answer = ask(program, DESCRIBE);
        if (answer.isEmpty() || answer.get().size() < 4 || !answer.get().get(1).startsWith("3.")) {
            return Optional.empty();
        }
        Interpreter found = new Interpreter(
                Path.of(answer.get().get(0)),
                answer.get().get(1),
                Path.of(answer.get().get(2)),
                answer.get().get(3).equals("True"));
        writeDescription(file, program, found);
        return Optional.of(found);
    }

    private static Optional<Interpreter> readDescription(Path file, Path program) {
        try {
            ObjectNode json = Json.parseObject(Files.readString(file));
            Interpreter found = new Interpreter(
                    Path.of(json.path("executable").stringValue()),
                    json.path("version").stringValue(),
                    Path.of(json.path("packages").stringValue()),
                    json.path("managed").booleanValue());
            boolean fresh = json.path("stamp").asString("").equals(stamp(program) + stamp(found.executable()));
            return fresh ? Optional.of(found) : Optional.empty();
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            LOG.debug("The interpreter {} is described anew: {}", program, e.getMessage());
            return Optional.empty();
        }
    }

    private static void writeDescription(Path file, Path program, Interpreter found) {
        ObjectNode json = Json.object()
                .put("executable", found.executable().toString())
                .put("version", found.version())
                .put("packages", found.packages().toString())
                .put("managed", found.managed());
        try {
            json.put("stamp", stamp(program) + stamp(found.executable()));
            AtomicFiles.write(file, Json.write(json).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("What is known of {} could not be kept in {}", program, file, e);
        }
    }

    private static String stamp(Path file) throws IOException {
        String shimVersion = System.getenv("PYENV_VERSION");
        return Files.getLastModifiedTime(file).toMillis() + "/" + Files.size(file) + "/"
                + (shimVersion == null ? "" : shimVersion) + ";";
    }

    /** Those of {@code packages} that the interpreter cannot import. */
    public List<String> missing(Interpreter interpreter, List<String> packages) {
        if (packages.isEmpty()) {
            return List.of();
        }
        Path file = cache.resolve(hash("imports " + interpreter.executable()) + ".json");
        Set<String> known = readImports(file, interpreter);
        List<String> unknown =
                packages.stream().filter(name -> !known.contains(name)).toList();
        if (unknown.isEmpty()) {
            return List.of();
        }
        // One start of Python finds what is not installed; only what is there has to be imported to know.
        Set<String> absent = new HashSet<>(ask(interpreter.executable(), FIND.formatted(String.join(" ", unknown)))
                .orElse(List.of()));
        List<String> missing = new ArrayList<>();
        boolean learnt = false;
        for (String name : unknown) {
            if (absent.contains(name)) {
                missing.add(name);
            } else if (ask(interpreter.executable(), "import " + name).isPresent()) {
                known.add(name);
                learnt = true;
            } else {
                missing.add(name);
            }
        }
        if (learnt) {
            writeImports(file, interpreter, known);
        }
        return missing;
    }

    /** How to get packages that an interpreter cannot import: a sentence without its end. */
    static String advice(Interpreter interpreter, List<String> packages) {
        String names = String.join(
                " ",
                packages.stream()
                        .map(name -> DISTRIBUTIONS.getOrDefault(name, name))
                        .toList());
        return interpreter.managed()
                ? "Make a virtual environment: " + interpreter.executable() + " -m venv .venv && .venv/bin/pip install "
                        + names + ", and name it in atelier.json: {\"python\": \".venv\"}"
                : "Install: " + interpreter.executable() + " -m pip install " + names
                        + ", or name another interpreter or virtual environment in atelier.json under python";
    }

    private static Set<String> readImports(Path file, Interpreter interpreter) {
        Set<String> known = new HashSet<>();
        try {
            ObjectNode json = Json.parseObject(Files.readString(file));
            if (json.path("stamp").asString("").equals(importStamp(interpreter))) {
                json.path("imports").values().stream()
                        .map(JsonNode::stringValue)
                        .forEach(known::add);
            }
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            LOG.debug("The imports of {} are asked anew: {}", interpreter.executable(), e.getMessage());
        }
        return known;
    }

    private static void writeImports(Path file, Interpreter interpreter, Set<String> known) {
        try {
            ObjectNode json = Json.object().put("stamp", importStamp(interpreter));
            known.stream().sorted().forEach(json.putArray("imports")::add);
            AtomicFiles.write(file, Json.write(json).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.warn("The imports of {} could not be kept in {}", interpreter.executable(), file, e);
        }
    }

    private static String importStamp(Interpreter interpreter) throws IOException {
        String installed = Files.isDirectory(interpreter.packages()) ? stamp(interpreter.packages()) : "";
        return interpreter.version() + " " + stamp(interpreter.executable()) + installed;
    }

    /** What the interpreter prints, line by line; empty if it failed or took too long. */
    private static Optional<List<String>> ask(Path interpreter, String code) {
        try {
            Process process = new ProcessBuilder(interpreter.toString(), "-c", code)
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            List<String> lines = new ArrayList<>();
            Thread reader = Thread.ofVirtual()
                    .start(() ->
                            process.inputReader(StandardCharsets.UTF_8).lines().forEach(lines::add));
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                LOG.warn("{} did not answer within {} s", interpreter, PATIENCE.toSeconds());
                return Optional.empty();
            }
            reader.join();
            return process.exitValue() == 0 ? Optional.of(lines) : Optional.empty();
        } catch (IOException e) {
            LOG.debug("{} could not be started", interpreter, e);
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
