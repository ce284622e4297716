package studio.atelier.engine.jobs.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.compute.ResourceShare;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.node.ObjectNode;

class ScriptModeTest {

    private final ScriptMode script = new ScriptMode(Json.parseObject("""
            {"sagemaker_program": "\\"train.py\\"", "lr": "0.1", "opt": "\\"sgd\\"", "bare": "adam", "e": "3",
             "flag": "true", "nothing": "null", "layers": "{\\"a\\":1,\\"b\\":2}"}
            """));

    @Test
    void hyperparametersBecomeArgumentsSortedByKey() {
        assertThat(script.arguments())
                .containsExactly(
                        "--bare",
                        "adam",
                        "-e",
                        "3",
                        "--flag",
                        "True",
                        "--layers",
                        "a=1,b=2",
                        "--lr",
                        "0.1",
                        "--nothing",
                        "",
                        "--opt",
                        "sgd");
    }

    @Test
    void aPythonScriptIsRunByPython(@TempDir Path code) {
        assertThat(script.command(code)).startsWith("python3", "train.py", "--bare");
    }

    @Test
    void theEnvironmentDescribesTheJob() {
        ObjectNode request = Json.parseObject("""
                {"TrainingJobName": "j", "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 2},
                 "InputDataConfig": [{"ChannelName": "train"}, {"ChannelName": "eval"}]}
                """);
        Hosts hosts = Hosts.of((ObjectNode) request.get("ResourceConfig"));

        Map<String, String> env =
                script.environment(request, hosts, hosts.all().getFirst(), new ResourceShare(2, 1L << 30, List.of()));

        assertThat(env)
                .containsEntry("SM_CHANNELS", "[\"eval\",\"train\"]")
                .containsEntry("SM_CHANNEL_TRAIN", "/opt/ml/input/data/train")
                .containsEntry("SM_HOSTS", "[\"algo-1\",\"algo-2\"]")
                .containsEntry("SM_HP_LR", "0.1")
                .containsEntry("SM_HP_OPT", "sgd")
                .containsEntry("SM_NUM_CPUS", "2")
                .containsEntry("SM_USER_ENTRY_POINT", "train.py");
    }
}
