package studio.atelier.studio;

import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** Requests for jobs that the shell of this machine runs. */
public final class Jobs {

    private Jobs() {}

    /** A training job that reports {@code train:rmse} and {@code validation:rmse}. */
    public static ObjectNode training(String name, String script) {
        ObjectNode request = Json.parseObject("""
                {
                  "RoleArn": "arn:aws:iam::000000000000:role/Atelier",
                  "HyperParameters": {"max_depth": "5", "eta": "0.2", "num_round": "50"},
                  "Environment": {"GREETING": "hello"},
                  "OutputDataConfig": {"S3OutputPath": "s3://shots/models"},
                  "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 1},
                  "StoppingCondition": {"MaxRuntimeInSeconds": 3600}
                }
                """).put("TrainingJobName", name);
        request.set("AlgorithmSpecification", program(script));
        return request;
    }

    private static ObjectNode program(String script) {
        ObjectNode program = Json.parseObject("""
                {"TrainingImage": "atelier.local/shell", "TrainingInputMode": "File",
                 "MetricDefinitions": [
                   {"Name": "train:rmse", "Regex": "train-rmse=([0-9.]+)"},
                   {"Name": "validation:rmse", "Regex": "val-rmse=([0-9.]+)"},
                   {"Name": "learning_rate", "Regex": "lr=([0-9.]+)"}],
                 "ContainerEntrypoint": ["sh", "-c"]}
                """);
        program.putArray("ContainerArguments").add(script);
        return program;
    }

    public static ObjectNode processing(String name, String script) {
        ObjectNode request = Json.parseObject("""
                {
                  "RoleArn": "arn:aws:iam::000000000000:role/Atelier",
                  "ProcessingResources": {
                    "ClusterConfig": {"InstanceType": "ml.m5.xlarge", "InstanceCount": 1, "VolumeSizeInGB": 1}
                  },
                  "AppSpecification": {"ImageUri": "atelier.local/shell", "ContainerEntrypoint": ["sh", "-c"]}
                }
                """).put("ProcessingJobName", name);
        request.withObject("/AppSpecification").putArray("ContainerArguments").add(script);
        return request;
    }

    /** A script whose errors fall, with a pause in seconds between rounds. */
    public static String curve(int rounds, String pause) {
        return "i=1; while [ $i -le " + rounds + " ]; do"
                + " awk -v i=$i 'BEGIN { srand(i); printf \"[%d] train-rmse=%.4f val-rmse=%.4f lr=%.4f\\n\", i,"
                + " 1.6 + 2 / i + rand() / 20, 2.1 + 1.5 / i + rand() / 8, 0.2 / (1 + int(i / 20)) }';"
                + " sleep " + pause + "; i=$((i + 1)); done";
    }

    /** How many jobs of both kinds have a status. */
    public static long count(Engine engine, String status) {
        return engine.sageMaker()
                        .listTrainingJobs(request -> request.statusEquals(status))
                        .trainingJobSummaries()
                        .size()
                + engine.sageMaker()
                        .listProcessingJobs(request -> request.statusEquals(status))
                        .processingJobSummaries()
                        .size();
    }
}
