package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.testing.Bench;
import studio.atelier.engine.jobs.artifact.TarGz;
import tools.jackson.databind.node.ObjectNode;

/** Script-mode code that is a Python package. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class PythonModuleTest {

    @TempDir
    Path folder;

    private Path code;
    private Path python;

    @BeforeEach
    void write() throws Exception {
        python = TestPython.with("setuptools", "pip");
        code = folder.resolve("code");
        // A package below src is importable only once it is installed.
        Path packages = Files.createDirectories(code.resolve("src/atelier_probe"));
        Files.writeString(packages.resolve("__init__.py"), "ANSWER = 42\n");
        Files.writeString(
                code.resolve("train.py"),
                "import atelier_probe, sys\nprint('answer', atelier_probe.ANSWER, __package__ == '', sys.argv[1:])\n"
                        + "print('from', atelier_probe.__file__)\n");
    }

    private void setup(String more) throws IOException {
        Files.writeString(
                code.resolve("setup.py"),
                "from setuptools import setup\nsetup(name='atelier-probe', version='1.0', package_dir={'': 'src'},"
                        + " packages=['atelier_probe']" + more + ")\n");
    }

    private ObjectNode train(Bench bench) throws Exception {
        Path archive = folder.resolve("sourcedir.tar.gz");
        TarGz.pack(List.of(code), archive);
        bench.engine.objects().put(archive, ObjectUri.parse("s3://in/sourcedir.tar.gz"));
        bench.train("module", "true", """
                {"HyperParameters": {"sagemaker_program": "train.py",
                   "sagemaker_submit_directory": "s3://in/sourcedir.tar.gz", "lr": "0.1"},
                 "AlgorithmSpecification": {"ContainerEntrypoint": null, "TrainingImage": "atelier.local/python"}}
                """);
        return bench.trained("module");
    }

    private Bench open() throws IOException {
        ProjectFile project = new ProjectFile(Optional.empty(), Json.object().put("python", python.toString()));
        return Bench.open(folder.resolve("workspace"), Duration.ofSeconds(1), project);
    }

    private static String status(ObjectNode job) {
        return job.path("TrainingJobStatus").asString("");
    }

    private static String arn(ObjectNode job) {
        return job.path("TrainingJobArn").asString("");
    }

    @Test
    void aPackageIsInstalledForTheJobAndLeavesNothingInTheInterpreter() throws Exception {
        setup(", install_requires=['pip']");
        try (Bench bench = open()) {
            ObjectNode job = train(bench);

            List<String> log = bench.log(arn(job));
            assertThat(status(job)).as("%s", log).isEqualTo("Completed");
            assertThat(log)
                    .contains("answer 42 True ['--lr', '0.1']")
                    .anyMatch(line -> line.startsWith("from ") && line.contains("/jobs/"))
                    .noneMatch(line -> line.contains("Installing what it needs"));
            try (Stream<Path> jobs = Files.list(bench.engine.workspace().resolve("jobs"))) {
                assertThat(jobs).isEmpty();
            }
        }
        Process process = new ProcessBuilder(python.toString(), "-c", "import atelier_probe")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isNotZero();
    }

    @Test
    void aPackageThatCannotBeInstalledFailsTheJobAsTheToolkitDoes() throws Exception {
        setup(")\nraise SystemExit('this package is broken'");
        try (Bench bench = open()) {
            ObjectNode job = train(bench);

            assertThat(status(job)).isEqualTo("Failed");
            assertThat(job.path("FailureReason").asString("")).startsWith("AlgorithmError: InstallModuleError: ");
            assertThat(String.join("\n", bench.log(arn(job)))).contains("this package is broken");
        }
    }

    @Test
    void aProjectWithoutSetupRunsAsScriptsAndTheLogSaysWhy() throws Exception {
        Files.writeString(code.resolve("pyproject.toml"), "[project]\nname = 'atelier-probe'\nversion = '1.0'\n");
        Files.writeString(code.resolve("train.py"), "print('plain', __package__)\n");
        try (Bench bench = open()) {
            ObjectNode job = train(bench);

            assertThat(status(job)).isEqualTo("Completed");
            assertThat(bench.log(arn(job)))
                    .contains("plain None")
                    .anyMatch(line -> line.contains("pyproject.toml") && line.contains("not installed"));
        }
    }
}
