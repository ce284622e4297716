package studio.atelier.compute.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.testing.Recorder;

/** Systems without namespaces: the job is told where its folder is. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class DirectTest {

    @TempDir
    Path folder;

    private final Recorder log = new Recorder();

    private int run(Map<String, String> environment, String... command) throws Exception {
        return new ProcessRuntime(Isolation.NONE)
                .start(Containers.of(folder, "job", environment, List.of(command)), log)
                .await();
    }

    private String root() {
        return folder.resolve("job").toString();
    }

    @Test
    void rewritesPathsInArgumentsAndVariables() throws Exception {
        run(
                Map.of("SM_CHANNELS", "{\"a\":\"/opt/ml/input/data/a\"}"),
                "sh",
                "-c",
                "echo \"$SM_CHANNELS\" $1 $2 $SAGEMAKER_BASE_DIR",
                "sh",
                "--model=/opt/ml/model",
                "/opt/mlx");
        assertThat(log.stdout())
                .containsExactly(
                        "{\"a\":\"" + root() + "/input/data/a\"} --model=" + root() + "/model /opt/mlx " + root());
        assertThat(log.runtime()).isEmpty();
    }

    @Test
    void warnsOfAScriptThatNamesTheFolderItself() throws Exception {
        Files.createDirectories(folder.resolve("job/code"));
        Files.writeString(folder.resolve("job/code/train.sh"), "# mine\nls /opt/ml/input\nexit 0\n");
        assertThat(run(Map.of(), "sh", "-e", "/opt/ml/code/train.sh")).isNotZero();
        assertThat(log.runtime())
                .singleElement()
                .asString()
                .contains("train.sh", "line 2", "SAGEMAKER_BASE_DIR", root());
    }

    @Test
    void saysThatACommandLineWasChanged() throws Exception {
        assertThat(run(Map.of(), "sh", "-c", "cat /opt/ml/code/* ; true")).isZero();
        assertThat(log.runtime()).singleElement().asString().startsWith("The command line names /opt/ml");
    }

    @Test
    void staysSilentAboutScriptsThatAskTheEnvironment() throws Exception {
        Files.createDirectories(folder.resolve("job/code"));
        Files.writeString(folder.resolve("job/code/train.sh"), "ls $SM_MODEL_DIR\n");
        assertThat(run(Map.of("SM_MODEL_DIR", "/opt/ml/model"), "sh", "train.sh"))
                .isZero();
        assertThat(log.runtime()).isEmpty();
    }
}
