package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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

/** What {@code requirements.txt} asks for is installed once, beside the user's interpreter and never into it. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class PythonEnvironmentTest {

    @TempDir
    Path folder;

    private Path python;
    private Path code;
    private Path wheels;

    @BeforeEach
    void write() throws Exception {
        python = TestPython.with("pip", "venv");
        code = Files.createDirectories(folder.resolve("code"));
        wheels = Files.createDirectories(folder.resolve("wheels"));
        wheel("1.0");
        Files.writeString(
                code.resolve("requirements.txt"), "--no-index\n--find-links " + wheels + "\natelier-probe==1.0\n");
    }

    /** A package without a build: a wheel is a zip file. */
    private void wheel(String version) throws IOException {
        Path file = wheels.resolve("atelier_probe-" + version + "-py3-none-any.whl");
        String info = "atelier_probe-" + version + ".dist-info/";
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            entry(zip, "atelier_probe.py", "VERSION = '" + version + "'\n");
            entry(zip, info + "METADATA", "Metadata-Version: 2.1\nName: atelier-probe\nVersion: " + version + "\n");
            entry(
                    zip,
                    info + "WHEEL",
                    "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
            entry(zip, info + "RECORD", "atelier_probe.py,,\n" + info + "METADATA,,\n" + info + "WHEEL,,\n");
        }
    }

    private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private Bench open() throws IOException {
        ProjectFile project = new ProjectFile(Optional.empty(), Json.object().put("python", python.toString()));
        return Bench.open(folder.resolve("workspace"), Duration.ofSeconds(1), project);
    }

    private List<String> train(Bench bench, String name) throws Exception {
        Path archive = folder.resolve("sourcedir.tar.gz");
        TarGz.pack(List.of(code), archive);
        bench.engine.objects().put(archive, ObjectUri.parse("s3://in/sourcedir.tar.gz"));
        bench.train(name, "true", """
                {"HyperParameters": {"sagemaker_program": "train.py",
                   "sagemaker_submit_directory": "s3://in/sourcedir.tar.gz"},
                 "AlgorithmSpecification": {"ContainerEntrypoint": null, "TrainingImage": "atelier.local/python"}}
                """);
        return completed(bench, name);
    }

    private static List<String> completed(Bench bench, String name) throws Exception {
        ObjectNode job = bench.trained(name);
        List<String> log = bench.log(job.path("TrainingJobArn").asString(""));
        assertThat(job.path("TrainingJobStatus").asString("")).as("%s", log).isEqualTo("Completed");
        return log;
    }

    private void assertThatTheInterpreterHasNothing() throws Exception {
        Process process = new ProcessBuilder(python.toString(), "-c", "import atelier_probe")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).isNotZero();
    }

    @Test
    void theEnvironmentIsMadeOnceAndThenNeedsNoNetwork() throws Exception {
        Files.writeString(
                code.resolve("train.py"),
                "import atelier_probe, os, pip, sys\nprint('has', atelier_probe.VERSION, pip.__name__)\n"
                        + "print('prefix', sys.prefix == os.environ['VIRTUAL_ENV'], sys.prefix)\n");
        try (Bench bench = open()) {
            List<String> first = train(bench, "first");
            assertThat(first)
                    .contains("has 1.0 pip")
                    .anyMatch(line -> line.startsWith("prefix True ") && line.contains("/cache/"))
                    .anyMatch(line -> line.contains("Installing the requirements")
                            && line.contains(python.getFileName().toString()))
                    .anyMatch(line -> line.contains(", made in "));

            Files.delete(wheels.resolve("atelier_probe-1.0-py3-none-any.whl"));
            assertThat(train(bench, "second"))
                    .contains("has 1.0 pip")
                    .anyMatch(line -> line.endsWith(", made before"))
                    .noneMatch(line -> line.contains("Installing the requirements"));

            wheel("2.0");
            Files.writeString(
                    code.resolve("requirements.txt"), "--no-index\n--find-links " + wheels + "\natelier-probe==2.0\n");
            assertThat(train(bench, "third")).contains("has 2.0 pip");
        }
        assertThatTheInterpreterHasNothing();
    }

    @Test
    void whatCannotBeInstalledFailsTheJobAndIsTriedAgain() throws Exception {
        Files.writeString(code.resolve("train.py"), "import atelier_probe\nprint('has', atelier_probe.VERSION)\n");
        Files.delete(wheels.resolve("atelier_probe-1.0-py3-none-any.whl"));
        try (Bench bench = open()) {
            Path archive = folder.resolve("sourcedir.tar.gz");
            TarGz.pack(List.of(code), archive);
            bench.engine.objects().put(archive, ObjectUri.parse("s3://in/sourcedir.tar.gz"));
            bench.train("missing", "true", """
                    {"HyperParameters": {"sagemaker_program": "train.py",
                       "sagemaker_submit_directory": "s3://in/sourcedir.tar.gz"},
                     "AlgorithmSpecification": {"ContainerEntrypoint": null, "TrainingImage": "atelier.local/python"}}
                    """);
            assertThat(bench.trained("missing").path("FailureReason").asString(""))
                    .startsWith("AlgorithmError: InstallRequirementsError: requirements.txt");

            wheel("1.0");
            assertThat(train(bench, "there")).contains("has 1.0");
        }
    }

    @Test
    void thePipOfAShellInstallsForTheJobAlone() throws Exception {
        try (Bench bench = open()) {
            bench.put("s3://in/code/requirements.txt", Files.readString(code.resolve("requirements.txt")));
            bench.put("s3://in/code/train.py", "import atelier_probe\nprint('has', atelier_probe.VERSION)\n");
            bench.put("s3://in/drivers/sourcecode.json", "{\"requirements\": \"requirements.txt\"}");
            // What the drivers of the third SDK do.
            bench.put("s3://in/drivers/sm_train.sh", """
                    #!/bin/bash
                    set -e
                    cd /opt/ml/input/data/code
                    $(command -v pip3 || command -v pip) install -r requirements.txt
                    python3 train.py
                    """);
            bench.train("drivers", "true", """
                    {"AlgorithmSpecification": {"TrainingImage": "atelier.local/python",
                       "ContainerEntrypoint": ["/bin/bash"], "ContainerArguments": ["-c",
                       "chmod +x /opt/ml/input/data/sm_drivers/sm_train.sh && /opt/ml/input/data/sm_drivers/sm_train.sh"]},
                     "InputDataConfig": [
                       {"ChannelName": "code", "DataSource": {"S3DataSource":
                         {"S3Uri": "s3://in/code/", "S3DataType": "S3Prefix"}}},
                       {"ChannelName": "sm_drivers", "DataSource": {"S3DataSource":
                         {"S3Uri": "s3://in/drivers/", "S3DataType": "S3Prefix"}}}]}
                    """);
            assertThat(completed(bench, "drivers"))
                    .contains("has 1.0")
                    .anyMatch(line -> line.contains("already satisfied") && line.contains("atelier-probe"));

            bench.process(
                    "own",
                    "pip install --no-index --find-links " + wheels + " atelier-probe && python3 -c"
                            + " 'import atelier_probe; print(\"has\", atelier_probe.VERSION)'",
                    """
                    {"AppSpecification": {"ImageUri": "atelier.local/python"}}
                    """);
            ObjectNode job = bench.processed("own");
            assertThat(bench.log(job.path("ProcessingJobArn").asString(""))).contains("has 1.0");
        }
        assertThatTheInterpreterHasNothing();
    }
}
