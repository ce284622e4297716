package studio.atelier.engine.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.compute.ContainerOutput;
import studio.atelier.engine.jobs.container.ContainerTree;

/**
 * Code of the user's that is a Python package: it has a {@code setup.py}. SageMaker's training toolkit
 * installs it into the image's Python; here the interpreter is the user's, so it goes into a folder of the
 * job, with those of its dependencies that are not there yet. Without a network, too, where the interpreter
 * has setuptools and the dependencies.
 */
final class PythonModule {

    private static final String SETUP = "setup.py";
    private static final String PROJECT = "pyproject.toml";

    // What the package at argv[1] asks for and cannot be imported from here, one requirement a line.
    private static final String MISSING = """
            import importlib.metadata as metadata, sys
            # Without pip nothing could be installed that is missing; the script will say so.
            try:
                from pip._vendor.packaging.requirements import Requirement
            except ImportError:
                sys.exit()
            for dist in metadata.distributions(path=[sys.argv[1]]):
                for text in dist.requires or []:
                    wanted = Requirement(text)
                    if wanted.marker is None or wanted.marker.evaluate({"extra": ""}):
                        try:
                            there = wanted.specifier.contains(metadata.version(wanted.name), prereleases=True)
                        except metadata.PackageNotFoundError:
                            there = False
                        if not there:
                            print(text.split(";")[0].strip())
            """;

    // An old setuptools builds no wheel by itself, but still installs.
    private static final String RUN_SETUP = """
            import setuptools, sys
            sys.argv[0] = "setup.py"
            exec(compile(open("setup.py", encoding="utf-8").read(), "setup.py", "exec"), {"__name__": "__main__", "__file__": "setup.py"})
            """;

    private final Path code;
    private final ContainerOutput log;

    PythonModule(Path code, ContainerOutput log) {
        this.code = code;
        this.log = log;
    }

    /**
     * Installs the code, if it is a package.
     *
     * @param interpreter that of the job, which sees what its {@code requirements.txt} asked for
     * @return the folder it was installed into
     */
    Optional<Path> install(ContainerTree tree, Path interpreter) throws JobFailure, InterruptedException, IOException {
        if (!Files.isRegularFile(code.resolve(SETUP))) {
            if (Files.isRegularFile(code.resolve(PROJECT))) {
                note("The code has a " + PROJECT + " and no " + SETUP + ", so it is not installed: SageMaker's training"
                        + " toolkit runs it as plain scripts. To have it installed, add a " + SETUP
                        + " with: from setuptools import setup; setup()");
            }
            return Optional.empty();
        }
        Path target = tree.folder().resolve("module");
        Files.createDirectories(target);
        PythonCall python = new PythonCall(interpreter, code, "");
        note("Installing the module of " + SETUP + " for this job");
        build(python, target);
        List<String> missing = missing(interpreter, target);
        if (!missing.isEmpty()) {
            note("Installing what it needs: " + String.join(", ", missing));
            List<String> arguments = pip(target);
            arguments.addAll(missing);
            List<String> said = new ArrayList<>();
            if (python.run(arguments, said::add) != 0) {
                show(said);
                throw failure("the dependencies " + String.join(", ", missing), last(said));
            }
            show(said);
        }
        return Optional.of(target);
    }

    private void build(PythonCall python, Path target) throws JobFailure, InterruptedException, IOException {
        List<String> offline = pip(target);
        offline.addAll(List.of("--no-deps", "--no-build-isolation", "."));
        List<String> setup = List.of(
                "-c",
                RUN_SETUP,
                "install",
                "--install-lib=" + target,
                "--install-scripts=" + target.resolve("bin"),
                "--install-data=" + target,
                "--single-version-externally-managed",
                "--record=" + target.resolve("installed-files.txt"));
        List<String> isolated = pip(target);
        isolated.addAll(List.of("--no-deps", "."));
        List<String> reasons = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (List<String> way : List.of(offline, setup, isolated)) {
            List<String> said = new ArrayList<>();
            if (python.run(way, said::add) == 0) {
                show(said);
                return;
            }
            reasons.add(last(said));
            all.addAll(said);
        }
        show(all);
        throw failure(
                "the module",
                "with the interpreter's own setuptools: " + reasons.get(1) + "; with one fetched by pip: "
                        + reasons.get(2));
    }

    private static List<String> pip(Path target) {
        return new ArrayList<>(List.of(
                "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--target", target.toString()));
    }

    private List<String> missing(Path interpreter, Path target) throws JobFailure, InterruptedException, IOException {
        List<String> said = new ArrayList<>();
        if (new PythonCall(interpreter, code, target.toString())
                        .run(List.of("-c", MISSING, target.toString()), said::add)
                != 0) {
            show(said);
            throw failure("the dependencies", last(said));
        }
        return said;
    }

    private static JobFailure failure(String what, String reason) {
        return JobFailure.algorithm("InstallModuleError: " + what + " of " + SETUP
                + " could not be installed; the log has all that was said. " + reason);
    }

    private static String last(List<String> said) {
        return said.stream()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElse("nothing was said")
                .strip();
    }

    private void note(String text) {
        log.line(ContainerOutput.Source.RUNTIME, text);
    }

    private void show(List<String> lines) {
        lines.forEach(line -> log.line(ContainerOutput.Source.STDOUT, line));
    }
}
