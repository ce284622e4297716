package studio.atelier.engine.jobs.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import studio.atelier.engine.api.compute.ContainerOutput;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.jobs.artifact.TarGz;
import studio.atelier.engine.jobs.container.ContainerTree;
import studio.atelier.engine.jobs.container.ScriptMode;
import studio.atelier.engine.store.Store;

/** The user's code of a script-mode job: fetched and unpacked, its requirements installed once. */
final class SourceCode {

    private final Store store;
    private final ScriptMode script;

    SourceCode(Store store, ScriptMode script) {
        this.store = store;
        this.script = script;
    }

    /** Brings the code into the container's code folder, and returns the folder it lies in. */
    Path fetch(ContainerTree tree) throws JobFailure {
        Path code = tree.root().resolve("code");
        Optional<String> directory = script.submitDirectory();
        if (directory.isEmpty()) {
            return code;
        }
        String from = directory.get();
        if (from.startsWith(ContainerTree.OPT_ML)) {
            return tree.resolve(from);
        }
        try (Stream<Path> there = Files.list(code)) {
            if (there.findAny().isPresent()) {
                return code;
            }
            try (InputStream archive = store.objects().read(ObjectUri.parse(from))) {
                TarGz.unpack(archive, code);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw JobFailure.client(
                    "The code at sagemaker_submit_directory " + from + " could not be fetched: " + e.getMessage(), e);
        }
        if (!Files.exists(code.resolve(script.program().orElseThrow()))) {
            throw JobFailure.client("The archive " + from + " has no file "
                    + script.program().orElseThrow() + ", which sagemaker_program names");
        }
        return code;
    }

    /**
     * Installs the code's {@code requirements.txt} into a folder of the workspace's cache, once for
     * each content and interpreter.
     *
     * @return the folder; empty if the code has no requirements
     */
    Optional<Path> requirements(Path code, Path interpreter, ContainerOutput log)
            throws JobFailure, InterruptedException, IOException {
        Path file = code.resolve("requirements.txt");
        if (!Files.isRegularFile(file) || Files.readString(file).isBlank()) {
            return Optional.empty();
        }
        Path packages = store.workspace().cache().resolve("python-packages").resolve(key(file, interpreter));
        if (Files.isDirectory(packages)) {
            return Optional.of(packages);
        }
        log.line(ContainerOutput.Source.RUNTIME, "Installing requirements.txt; it is done once for this content");
        Path fresh = store.workspace().temporary().resolve("packages-" + UUID.randomUUID());
        PythonCall pip = new PythonCall(interpreter, code, "");
        try {
            int exit = pip.run(
                    List.of(
                            "-m",
                            "pip",
                            "install",
                            "--disable-pip-version-check",
                            "--no-input",
                            "--target",
                            fresh.toString(),
                            "-r",
                            file.toString()),
                    line -> log.line(ContainerOutput.Source.STDOUT, line));
            if (exit != 0) {
                throw JobFailure.algorithm("InstallRequirementsError: requirements.txt could not be installed; the log"
                        + " has what pip said");
            }
            Files.createDirectories(packages.getParent());
            try {
                Files.move(fresh, packages, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                if (!Files.isDirectory(packages)) {
                    throw e;
                }
                // Another job installed the same in the meantime.
                ContainerTree.deleteAll(fresh);
            }
            return Optional.of(packages);
        } finally {
            ContainerTree.deleteAll(fresh);
        }
    }

    private static String key(Path file, Path interpreter) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Files.readAllBytes(file));
            digest.update(interpreter.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
