package studio.atelier.engine.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.compute.ContainerAccess;
import studio.atelier.engine.api.job.IgnoredMember;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.embedded.testing.Bench;
import studio.atelier.engine.jobs.artifact.TarGz;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a training container sees and leaves, probed from inside of it. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class TrainingContractTest {

    @TempDir
    Path folder;

    private Bench bench;

    @BeforeEach
    void open() throws Exception {
        bench = Bench.open(folder.resolve("workspace"), Duration.ofSeconds(2));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private JsonNode config(String job, String name) throws IOException {
        return Json.parse(bench.read("s3://out/models/" + job + "/output/model/" + name));
    }

    private static String channel(String name, String uri, String source, String more) {
        String type = source.contains("S3DataType") ? "" : ", \"S3DataType\": \"S3Prefix\"";
        return """
                {"ChannelName": "%s", "DataSource": {"S3DataSource": {"S3Uri": "%s"%s}}%s}
                """.formatted(name, uri, source + type, more);
    }

    private Path unpacked(String uri) throws IOException {
        Path target = Files.createTempDirectory(folder, "unpacked");
        TarGz.unpack(new ByteArrayInputStream(bench.bytes(uri)), target);
        return target;
    }

    @Test
    void whatHasNoEffectIsToldAtTheHeadOfTheLogAndKept() throws Exception {
        String arn =
                bench.train("asks", "echo done", """
                {"EnableManagedSpotTraining": true, "EnableNetworkIsolation": true,
                 "StoppingCondition": {"MaxRuntimeInSeconds": 60, "MaxWaitTimeInSeconds": 90},
                 "OutputDataConfig": {"KmsKeyId": "my-key"}}
                """).path("TrainingJobArn").stringValue();
        ObjectNode ended = bench.trained("asks");

        assertThat(bench.log(arn))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("[atelier] EnableManagedSpotTraining has no effect: ")
                        .contains("spot"))
                .anySatisfy(line -> assertThat(line).startsWith("[atelier] OutputDataConfig.KmsKeyId has no effect: "))
                .anySatisfy(line -> assertThat(line).startsWith("[atelier] EnableNetworkIsolation: "));
        assertThat(bench.engine.jobs().ignored(arn))
                .extracting(IgnoredMember::path)
                .containsExactlyInAnyOrder(
                        "EnableManagedSpotTraining",
                        "StoppingCondition.MaxWaitTimeInSeconds",
                        "OutputDataConfig.KmsKeyId");
        assertThat(ended.path("EnableManagedSpotTraining").asBoolean()).isTrue();
        assertThat(ended.path("OutputDataConfig").path("KmsKeyId").asString("")).isEqualTo("my-key");
    }

    @Test
    void theWaitForSpotInstancesIsNoShorterThanTheRunAndOnlyForThem() {
        for (String more : List.of(
                "{\"EnableManagedSpotTraining\": true}",
                "{\"EnableManagedSpotTraining\": true, \"StoppingCondition\": {\"MaxRuntimeInSeconds\": 60,"
                        + " \"MaxWaitTimeInSeconds\": 59}}",
                "{\"StoppingCondition\": {\"MaxRuntimeInSeconds\": 60, \"MaxWaitTimeInSeconds\": 60}}")) {
            assertThatThrownBy(() -> bench.train("waits", "true", more))
                    .as(more)
                    .hasMessageStartingWith("Invalid MaxWaitTimeInSeconds. It ");
        }
    }

    @Test
    void aBuiltInAlgorithmIsDescribedWithTheMetricsItReports() throws Exception {
        bench.put("s3://in/numbers/a.csv", "1,2\n2,4\n3,6\n4,8\n");
        bench.trainImage(
                "built-in", "683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1", """
                {"HyperParameters": {"num_round": "2"}, "InputDataConfig": [%s]}
                """.formatted(
                                channel("train", "s3://in/numbers/", "", ", \"ContentType\": \"text/csv\"")));

        ObjectNode job = bench.trained("built-in");
        assertThat(job.path("TrainingJobStatus").asString("")).as("%s", job).isEqualTo("Completed");
        assertThat(job.path("AlgorithmSpecification").path("MetricDefinitions").values())
                .extracting(definition -> definition.path("Name").asString(""))
                .contains(
                        "train:rmse",
                        job.path("FinalMetricDataList")
                                .path(0)
                                .path("MetricName")
                                .asString(""))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyConfigFileHasWhatTheContractSays() throws Exception {
        bench.put("s3://in/train/a.csv", "1\n");
        bench.train(
                "config",
                "cp -r /opt/ml/input/config/* /opt/ml/model/; env > /opt/ml/model/env;"
                        + " find /opt/ml -type d | sort > /opt/ml/model/tree; pwd > /opt/ml/model/pwd",
                """
                {"HyperParameters": {"lr": "0.1", "opt": "\\"sgd\\""}, "Environment": {"MINE": "a b"},
                 "OutputDataConfig": {"CompressionType": "NONE"},
                 "CheckpointConfig": {"S3Uri": "s3://out/ck"},
                 "DebugHookConfig": {"S3OutputPath": "s3://out/debug", "CollectionConfigurations": [{"CollectionName": "losses"}]},
                 "TensorBoardOutputConfig": {"S3OutputPath": "s3://out/board"},
                 "ProfilerConfig": {"S3OutputPath": "s3://out/profile", "ProfilingIntervalInMilliseconds": 500},
                 "AlgorithmSpecification": {"MetricDefinitions": [{"Name": "loss", "Regex": "loss=(.*)"}]},
                 "InputDataConfig": [%s]}
                """.formatted(channel("train", "s3://in/train/", "", ", \"ContentType\": \"text/csv\"")));

        ObjectNode job = bench.trained("config");
        assertThat(job.path("TrainingJobStatus").asString("")).as("%s", job).isEqualTo("Completed");
        assertThat(job.path("ModelArtifacts").path("S3ModelArtifacts").asString(""))
                .isEqualTo("s3://out/models/config/output/model/");
        assertThat(config("config", "hyperparameters.json"))
                .isEqualTo(Json.parse("{\"lr\": \"0.1\", \"opt\": \"\\\"sgd\\\"\"}"));
        assertThat(config("config", "inputdataconfig.json"))
                .isEqualTo(Json.parse("{\"train\": {\"ContentType\": \"text/csv\", \"TrainingInputMode\": \"File\","
                        + " \"S3DistributionType\": \"FullyReplicated\", \"RecordWrapperType\": \"None\"}}"));
        assertThat(config("config", "resourceconfig.json"))
                .isEqualTo(Json.parse("{\"current_group_name\": \"homogeneousCluster\", \"current_host\": \"algo-1\","
                        + " \"current_instance_type\": \"local\", \"hosts\": [\"algo-1\"], \"instance_groups\":"
                        + " [{\"hosts\": [\"algo-1\"], \"instance_group_name\": \"homogeneousCluster\","
                        + " \"instance_type\": \"local\"}], \"network_interface_name\": \"lo\", \"topology\": null}"));
        assertThat(config("config", "metric-definition-regex.json"))
                .isEqualTo(Json.parse("[{\"Name\": \"loss\", \"Regex\": \"loss=(.*)\"}]"));
        assertThat(config("config", "checkpointconfig.json"))
                .isEqualTo(Json.parse("{\"LocalPath\": \"/opt/ml/checkpoints/\"}"));
        assertThat(config("config", "debughookconfig.json"))
                .isEqualTo(Json.parse("{\"S3OutputPath\": \"s3://out/debug\", \"CollectionConfigurations\":"
                        + " [{\"CollectionName\": \"losses\"}], \"LocalPath\": \"/opt/ml/output/tensors/\"}"));
        assertThat(config("config", "tensorboardoutputconfig.json")
                        .path("LocalPath")
                        .asString(""))
                .isEqualTo("/opt/ml/output/tensorboard");
        assertThat(config("config", "profilerconfig.json")
                        .path("ProfilingIntervalInMilliseconds")
                        .asInt(0))
                .isEqualTo(500);
        assertThat(config("config", "trainingjobconfig.json")
                        .path("TrainingJobName")
                        .asString(""))
                .isEqualTo("config");
        assertThat(config("config", "init-config.json")).isEqualTo(Json.object());
        assertThat(config("config", "upstreamoutputdataconfig.json")
                        .path("S3OutputPath")
                        .asString(""))
                .isEqualTo("s3://out/models");
        String env = bench.read("s3://out/models/config/output/model/env");
        assertThat(env.lines())
                .contains(
                        "TRAINING_JOB_NAME=config",
                        "TRAINING_JOB_ARN=" + job.path("TrainingJobArn").asString(""),
                        "AWS_REGION=us-east-1",
                        "MINE=a b")
                .noneMatch(line -> line.startsWith("SM_"));
        assertThat(bench.read("s3://out/models/config/output/model/tree").lines())
                .contains(
                        "/opt/ml/input/config",
                        "/opt/ml/input/data/train",
                        "/opt/ml/model",
                        "/opt/ml/code",
                        "/opt/ml/checkpoints",
                        "/opt/ml/errors",
                        "/opt/ml/output/data",
                        "/opt/ml/output/intermediate",
                        "/opt/ml/output/metrics/sagemaker",
                        "/opt/ml/output/profiler",
                        "/opt/ml/output/tensors");
    }

    @Test
    void aContainerIsToldHowToReachTheEngineUnlessItIsIsolated() throws Exception {
        bench.engine.tellContainers(ContainerAccess.here(Map.of("AWS_ENDPOINT_URL", "http://127.0.0.1:8080")));
        String print = "echo \"at ${AWS_ENDPOINT_URL:-nothing}\"";
        bench.train("told", print, "{}");
        bench.train("isolated", print, "{\"EnableNetworkIsolation\": true}");
        bench.train("own", print, "{\"Environment\": {\"AWS_ENDPOINT_URL\": \"http://other\"}}");
        assertThat(bench.log(bench.trained("told").path("TrainingJobArn").asString("")))
                .contains("at http://127.0.0.1:8080");
        assertThat(bench.log(bench.trained("isolated").path("TrainingJobArn").asString("")))
                .contains("at nothing");
        assertThat(bench.log(bench.trained("own").path("TrainingJobArn").asString("")))
                .contains("at http://other");
    }

    @Test
    void channelsAreReplicatedShardedUnpackedAndReadFromManifests() throws Exception {
        for (String name : new String[] {"a", "b", "c", "d/e"}) {
            bench.put("s3://in/data/" + name, name);
        }
        bench.put("s3://in/pick.json", "[{\"prefix\": \"s3://in/data/\"}, \"b\", \"d/e\"]");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("unpacked".getBytes(StandardCharsets.UTF_8));
        }
        bench.engine.objects().put(packed.toByteArray(), ObjectUri.parse("s3://in/zip/x.gz"));
        bench.train(
                "channels",
                "host=$(sed 's/.*current_host\":\"\\([^\"]*\\).*/\\1/' /opt/ml/input/config/resourceconfig.json);"
                        + " cd /opt/ml/input/data; find . -type f | sort > /opt/ml/model/$host;"
                        + " cat zip/x >> /opt/ml/model/$host; echo same-$host > /opt/ml/model/same",
                """
                {"ResourceConfig": {"InstanceCount": 2}, "OutputDataConfig": {"CompressionType": "NONE"},
                 "InputDataConfig": [%s, %s, %s, %s]}
                """.formatted(
                        channel("all", "s3://in/data", "", ""),
                        channel("shard", "s3://in/data/", ", \"S3DataDistributionType\": \"ShardedByS3Key\"", ""),
                        channel("picked", "s3://in/pick.json", ", \"S3DataType\": \"ManifestFile\"", ""),
                        channel("zip", "s3://in/zip/", "", ", \"CompressionType\": \"Gzip\"")));

        ObjectNode job = bench.trained("channels");
        assertThat(job.path("TrainingJobStatus").asString("")).as("%s", job).isEqualTo("Completed");
        String model = "s3://out/models/channels/output/model/";
        String everywhere = "./all/a\n./all/b\n./all/c\n./all/d/e\n./picked-manifest\n./picked/b\n./picked/d/e\n";
        assertThat(bench.read(model + "algo-1")).isEqualTo(everywhere + "./shard/a\n./shard/c\n./zip/x\nunpacked");
        assertThat(bench.read(model + "algo-2")).isEqualTo(everywhere + "./shard/b\n./shard/d/e\n./zip/x\nunpacked");
        assertThat(bench.read(model + "same")).isEqualTo("same-algo-2\n");
    }

    @Test
    void modelAndOutputArePackedWithTheirContentsAtTheRoot() throws Exception {
        bench.train(
                "packed",
                "mkdir /opt/ml/model/sub; echo m > /opt/ml/model/sub/m; ln -s sub/m /opt/ml/model/link;"
                        + " echo d > /opt/ml/output/data/d; echo i > /opt/ml/output/intermediate/i",
                "{}");

        ObjectNode job = bench.trained("packed");
        assertThat(job.path("TrainingJobStatus").asString("")).as("%s", job).isEqualTo("Completed");
        assertThat(job.path("ModelArtifacts").path("S3ModelArtifacts").asString(""))
                .isEqualTo("s3://out/models/packed/output/model.tar.gz");
        Path model = unpacked("s3://out/models/packed/output/model.tar.gz");
        assertThat(Files.readString(model.resolve("sub/m"))).isEqualTo("m\n");
        Path data = unpacked("s3://out/models/packed/output/output.tar.gz");
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files).containsExactly(data.resolve("d"));
        }
        assertThat(bench.read("s3://out/models/packed/output/intermediate/i")).isEqualTo("i\n");
    }

    @Test
    void checkpointsAreRestoredMirroredAndDeletedWithTheirFiles() throws Exception {
        bench.put("s3://ck/run/old", "old");
        bench.put("s3://ck/run/stale", "stale");
        bench.train(
                "checkpoints",
                "cat /ck/old 2>/dev/null; cp /opt/ml/checkpoints/old /opt/ml/model/; rm /opt/ml/checkpoints/stale;"
                        + " echo new > /opt/ml/checkpoints/new; while [ ! -f /opt/ml/checkpoints/go ]; do sleep 0.1; done",
                "{\"CheckpointConfig\": {\"S3Uri\": \"s3://ck/run\"}, \"StoppingCondition\":"
                        + " {\"MaxRuntimeInSeconds\": 8}, \"OutputDataConfig\": {\"CompressionType\": \"NONE\"}}");
        // While it runs, and without its help.
        Bench.until(() -> {
            try {
                return bench.exists("s3://ck/run/new") && !bench.exists("s3://ck/run/stale");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        bench.invoke("StopTrainingJob", "TrainingJobName", "checkpoints");

        assertThat(bench.trained("checkpoints").path("TrainingJobStatus").asString(""))
                .isEqualTo("Stopped");
        assertThat(bench.read("s3://out/models/checkpoints/output/model/old")).isEqualTo("old");
        assertThat(bench.read("s3://ck/run/old")).isEqualTo("old");
    }

    @Test
    void checkpointsOutliveAJobThatCannotStart() throws Exception {
        bench.put("s3://ck/kept/old", "old");
        bench.train("unstartable", "true", """
                {"CheckpointConfig": {"S3Uri": "s3://ck/kept"},
                 "HyperParameters": {"sagemaker_program": "x.py", "sagemaker_submit_directory": "s3://in/nothing.tar.gz"},
                 "AlgorithmSpecification": {"ContainerEntrypoint": null, "TrainingImage": "atelier.local/python"}}
                """);

        assertThat(bench.trained("unstartable").path("FailureReason").asString(""))
                .startsWith("ClientError: ")
                .contains("s3://in/nothing.tar.gz");
        Thread.sleep(1500);
        assertThat(bench.read("s3://ck/kept/old")).isEqualTo("old");
    }

    @Test
    void scriptModeGivesTheToolkitsVariablesAndArguments() throws Exception {
        Path code = Files.createDirectories(folder.resolve("code"));
        Files.writeString(code.resolve("train.sh"), """
                #!/bin/sh
                env | grep ^SM_ > /opt/ml/model/env
                for a in "$@"; do echo "$a" >> /opt/ml/model/args; done
                """);
        TarGz.pack(List.of(code), folder.resolve("sourcedir.tar.gz"));
        bench.engine.objects().put(folder.resolve("sourcedir.tar.gz"), ObjectUri.parse("s3://in/sourcedir.tar.gz"));
        bench.put("s3://in/train/a.csv", "1\n");
        bench.train("script", "true", """
                {"HyperParameters": {"sagemaker_program": "\\"train.sh\\"",
                   "sagemaker_submit_directory": "\\"s3://in/sourcedir.tar.gz\\"", "sagemaker_region": "\\"us-east-1\\"",
                   "learning-rate": "0.1", "opt": "\\"a b\\"", "e": "3", "flag": "true", "none": "null"},
                 "OutputDataConfig": {"CompressionType": "NONE"},
                 "AlgorithmSpecification": {"ContainerEntrypoint": null}, "InputDataConfig": [%s]}
                """.formatted(channel("train", "s3://in/train/", "", "")));

        ObjectNode job = bench.trained("script");
        assertThat(job.path("TrainingJobStatus").asString("")).as("%s", job).isEqualTo("Completed");
        String model = "s3://out/models/script/output/model/";
        assertThat(bench.read(model + "args"))
                .isEqualTo("-e\n3\n--flag\nTrue\n--learning-rate\n0.1\n--none\n\n--opt\na b\n");
        Map<String, String> env = bench.read(model + "env")
                .lines()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        assertThat(env)
                .containsEntry("SM_HOSTS", "[\"algo-1\"]")
                .containsEntry("SM_CURRENT_HOST", "algo-1")
                .containsEntry("SM_CURRENT_INSTANCE_TYPE", "local")
                .containsEntry("SM_CURRENT_INSTANCE_GROUP", "homogeneousCluster")
                .containsEntry("SM_CURRENT_INSTANCE_GROUP_HOSTS", "[\"algo-1\"]")
                .containsEntry("SM_INSTANCE_GROUPS", "[\"homogeneousCluster\"]")
                .containsEntry("SM_IS_HETERO", "false")
                .containsEntry("SM_CHANNELS", "[\"train\"]")
                .containsEntry("SM_CHANNEL_TRAIN", "/opt/ml/input/data/train")
                .containsEntry("SM_HPS", "{\"e\":3,\"flag\":true,\"learning-rate\":0.1,\"none\":null,\"opt\":\"a b\"}")
                .containsEntry("SM_HP_OPT", "a b")
                .containsEntry("SM_USER_ENTRY_POINT", "train.sh")
                .containsEntry("SM_MODULE_NAME", "train.sh")
                .containsEntry("SM_MODULE_DIR", "s3://in/sourcedir.tar.gz")
                .containsEntry("SM_INPUT_DIR", "/opt/ml/input")
                .containsEntry("SM_INPUT_CONFIG_DIR", "/opt/ml/input/config")
                .containsEntry("SM_OUTPUT_DIR", "/opt/ml/output")
                .containsEntry("SM_OUTPUT_DATA_DIR", "/opt/ml/output/data")
                .containsEntry("SM_OUTPUT_INTERMEDIATE_DIR", "/opt/ml/output/intermediate")
                .containsEntry("SM_MODEL_DIR", "/opt/ml/model")
                .containsEntry("SM_LOG_LEVEL", "20")
                .containsEntry("SM_NUM_CPUS", "1")
                .containsEntry("SM_NUM_GPUS", "0")
                .containsKeys(
                        "SM_USER_ARGS",
                        "SM_FRAMEWORK_PARAMS",
                        "SM_FRAMEWORK_MODULE",
                        "SM_RESOURCE_CONFIG",
                        "SM_INPUT_DATA_CONFIG",
                        "SM_TRAINING_ENV",
                        "SM_INSTANCE_GROUPS_DICT",
                        "SM_DISTRIBUTION_INSTANCE_GROUPS",
                        "SM_NETWORK_INTERFACE_NAME",
                        "SM_NUM_NEURONS");
    }

    @Test
    void aPythonScriptSeesHyphensInItsVariables() throws Exception {
        Path code = Files.createDirectories(folder.resolve("code"));
        Files.writeString(
                code.resolve("train.py"),
                "import os, sys\nprint('rate', os.environ['SM_HP_LEARNING-RATE'], sys.argv[1:])\n");
        TarGz.pack(List.of(code), folder.resolve("sourcedir.tar.gz"));
        bench.engine.objects().put(folder.resolve("sourcedir.tar.gz"), ObjectUri.parse("s3://in/sourcedir.tar.gz"));
        bench.train("python", "true", """
                {"HyperParameters": {"sagemaker_program": "train.py",
                   "sagemaker_submit_directory": "s3://in/sourcedir.tar.gz", "learning-rate": "0.1"},
                 "AlgorithmSpecification": {"ContainerEntrypoint": null, "TrainingImage": "atelier.local/python"}}
                """);

        ObjectNode job = bench.trained("python");
        assertThat(job.path("TrainingJobStatus").asString("")).as("%s", job).isEqualTo("Completed");
        assertThat(bench.log(job.path("TrainingJobArn").asString(""))).contains("rate 0.1 ['--learning-rate', '0.1']");
    }

    @Test
    void aScriptThatFailsIsReportedAsTheToolkitDoes() throws Exception {
        Path code = Files.createDirectories(folder.resolve("code"));
        Files.writeString(code.resolve("train.py"), "raise ValueError('no rows')\n");
        TarGz.pack(List.of(code), folder.resolve("sourcedir.tar.gz"));
        bench.engine.objects().put(folder.resolve("sourcedir.tar.gz"), ObjectUri.parse("s3://in/sourcedir.tar.gz"));
        bench.train("raises", "true", """
                {"HyperParameters": {"sagemaker_program": "train.py",
                   "sagemaker_submit_directory": "s3://in/sourcedir.tar.gz"},
                 "AlgorithmSpecification": {"ContainerEntrypoint": null, "TrainingImage": "atelier.local/python"}}
                """);

        assertThat(bench.trained("raises").path("FailureReason").asString(""))
                .startsWith("AlgorithmError: ExecuteUserScriptError:\nExitCode 1\nErrorMessage \"")
                .contains("ValueError: no rows")
                .endsWith("Command \"python3 train.py\"");
    }

    @Test
    void theThirdSdksDriversRunFromTheirChannels() throws Exception {
        bench.put("s3://in/code/train.py", "print('trained')\nopen('/opt/ml/model/m', 'w').write('m')\n");
        bench.put("s3://in/drivers/sm_train.sh", """
                #!/bin/bash
                set -e
                grep -q current_instance_type /opt/ml/input/config/resourceconfig.json
                test -n "$TRAINING_JOB_NAME"
                cd /opt/ml/input/data/code && python3 train.py
                """);
        bench.train("drivers", "true", """
                {"AlgorithmSpecification": {"TrainingImage": "atelier.local/python",
                   "ContainerEntrypoint": ["/bin/bash"], "ContainerArguments": ["-c",
                   "chmod +x /opt/ml/input/data/sm_drivers/sm_train.sh && /opt/ml/input/data/sm_drivers/sm_train.sh"]},
                 "InputDataConfig": [%s, %s]}
                """.formatted(
                        channel("code", "s3://in/code", "", ""), channel("sm_drivers", "s3://in/drivers", "", "")));

        ObjectNode job = bench.trained("drivers");
        assertThat(job.path("TrainingJobStatus").asString("")).as("%s", job).isEqualTo("Completed");
        assertThat(bench.log(job.path("TrainingJobArn").asString(""))).contains("trained");
    }
}
