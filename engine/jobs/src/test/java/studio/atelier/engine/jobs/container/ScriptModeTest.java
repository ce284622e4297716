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
            """), Json.object());

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

        Map<String, String> env = new ScriptEnvironment(script, new TrainingConfigFiles(request, hosts), hosts)
                .of("j", hosts.all().getFirst(), new ResourceShare(2, 1L << 30, List.of()));

        assertThat(env)
                .containsEntry("SM_CHANNELS", "[\"eval\",\"train\"]")
                .containsEntry("SM_CHANNEL_TRAIN", "/opt/ml/input/data/train")
                .containsEntry("SM_HOSTS", "[\"algo-1\",\"algo-2\"]")
                .containsEntry("SM_HP_LR", "0.1")
                .containsEntry("SM_HP_OPT", "sgd")
                .containsEntry("SM_NUM_CPUS", "2")
                .containsEntry("SM_USER_ENTRY_POINT", "train.py");
    }

    /** The expected texts are what sagemaker-training 5.1.4 makes of the same hyperparameters. */
    @Test
    void valuesAreSpelledAsPythonSpellsThem() {
        ScriptMode values = new ScriptMode(Json.parseObject("""
                {"lr": "1e-05", "e": "1e+22", "one": "1.0", "ten": "1E1", "big": "100000000000000000000",
                 "list": "[1, 2.5, \\"x\\", null, true]", "dict": "{\\"b\\": 2, \\"a\\": \\"x y\\"}",
                 "nested": "{\\"k\\": [1, {\\"z\\": null, \\"it's\\": \\"\\"}]}", "uni": "\\"\\u00e9\\"",
                 "none": "null", "bare": "", "num": "\\"007\\"", "sagemaker_program": "\\"t.py\\"",
                 "sagemaker_torch_distributed_enabled": "true"}
                """), Json.object());
        assertThat(values.arguments())
                .containsExactly(
                        "--bare",
                        "",
                        "--big",
                        "100000000000000000000",
                        "--dict",
                        "a=x y,b=2",
                        "-e",
                        "1e+22",
                        "--list",
                        "[1, 2.5, 'x', None, True]",
                        "--lr",
                        "1e-05",
                        "--nested",
                        "k=[1, {'z': None, \"it's\": ''}]",
                        "--none",
                        "",
                        "--num",
                        "007",
                        "--one",
                        "1.0",
                        "--ten",
                        "10.0",
                        "--uni",
                        "é");
        ObjectNode request = Json.parseObject("{\"InputDataConfig\": [{\"ChannelName\": \"test-it\"}]}");
        Hosts hosts = Hosts.of(Json.object());

        Map<String, String> env = new ScriptEnvironment(values, new TrainingConfigFiles(request, hosts), hosts)
                .of("j", hosts.all().getFirst(), new ResourceShare(2, 1L << 30, List.of()));

        assertThat(env)
                .containsEntry(
                        "SM_HPS",
                        "{\"bare\":\"\",\"big\":100000000000000000000,\"dict\":{\"a\":\"x y\",\"b\":2},\"e\":1e+22,"
                                + "\"list\":[1,2.5,\"x\",null,true],\"lr\":1e-05,"
                                + "\"nested\":{\"k\":[1,{\"it's\":\"\",\"z\":null}]},\"none\":null,\"num\":\"007\","
                                + "\"one\":1.0,\"ten\":10.0,\"uni\":\"\\u00e9\"}")
                .containsEntry("SM_HP_NONE", "")
                .containsEntry("SM_HP_DICT", "{\"a\":\"x y\",\"b\":2}")
                .containsEntry("SM_CHANNEL_TEST-IT", "/opt/ml/input/data/test-it")
                .containsEntry("SM_FRAMEWORK_PARAMS", "{\"sagemaker_torch_distributed_enabled\":true}")
                .containsEntry("SM_DISTRIBUTION_INSTANCE_GROUPS", "[\"homogeneousCluster\"]");
        ObjectNode training = Json.parseObject(env.get("SM_TRAINING_ENV"));
        assertThat(training.path("hyperparameters").path("num").asString("")).isEqualTo("007");
        assertThat(training.path("channel_input_dirs").path("test-it").asString(""))
                .isEqualTo("/opt/ml/input/data/test-it");
        assertThat(training.path("distribution_hosts").path(0).asString("")).isEqualTo("algo-1");
        assertThat(training.path("additional_framework_parameters").size()).isEqualTo(1);
    }

    @Test
    void theJobsVariablesMayNameTheScript() {
        ScriptMode named =
                new ScriptMode(Json.object(), Json.parseObject("{\"SAGEMAKER_PROGRAM\": \"a.py\", \"OTHER\": \"b\"}"));
        assertThat(named.program()).contains("a.py");
    }
}
