package studio.atelier.studio.gallery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import studio.atelier.engine.api.json.Json;

/** Jobs, models and the machine, after runs. */
final class RoomScenes implements Scenes {

    private static final Duration READING = Duration.ofSeconds(2);

    private final Abalone abalone;

    RoomScenes(Abalone abalone) {
        this.abalone = abalone;
    }

    @Override
    public List<String> beginnings() {
        return List.of("job", "machine", "models");
    }

    @Override
    public void play(Sitting sitting) throws IOException {
        abalone.ran();
        jobs(sitting);
        models(sitting);
        sitting.enter("machine");
        Sitting.pause(Duration.ofSeconds(4));
        sitting.take("machine");
        clients(sitting);
        sitting.enter("pipelines");
    }

    private static void clients(Sitting sitting) throws IOException {
        sitting.take("machine-clients-off");
        sitting.press("#clients-switch");
        sitting.awaitNode("#clients-endpoint");
        sitting.take("machine-clients-on");
        sitting.press("#clients-switch");
        sitting.awaitTasks();
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            TextField port = Sitting.fx(() -> (TextField) sitting.found("#clients-port"));
            sitting.on(() -> port.setText(String.valueOf(taken.getLocalPort())));
            sitting.press("#clients-switch");
            sitting.awaitTasks();
            sitting.take("machine-clients-failed");
            sitting.closeToasts();
            sitting.on(() -> port.setText("70000"));
            sitting.take("machine-clients-port");
            sitting.on(port::clear);
        }
    }

    private static void jobs(Sitting sitting) throws IOException {
        sitting.enter("jobs");
        sitting.awaitNode("#jobs-list");
        Sitting.pause(READING);
        sitting.take("jobs");
        openJob(sitting, "TrainAbalone");
        sitting.take("job-overview");
        sitting.chooseTab("#job-tabs", 1);
        Sitting.pause(READING);
        sitting.take("job-metrics");
        sitting.chooseTab("#job-tabs", 2);
        Sitting.pause(READING);
        sitting.take("job-resources");
        sitting.chooseTab("#job-tabs", 3);
        Sitting.pause(READING);
        sitting.take("job-logs");
        sitting.chooseTab("#job-tabs", 4);
        sitting.take("job-configuration");
        sitting.on(() -> ((TextField) sitting.found("#jobs-find")).setText("nothing like this"));
        sitting.take("jobs-filter-empty");
        sitting.on(() -> ((TextField) sitting.found("#jobs-find")).clear());
        asksForMore(sitting);
    }

    private static void asksForMore(Sitting sitting) throws IOException {
        String arn = sitting.project()
                .engine()
                .operations()
                .invoke("CreateTrainingJob", Json.parseObject("""
                        {"TrainingJobName": "churn-on-spot",
                         "AlgorithmSpecification": {"TrainingImage": "atelier.local/shell", "TrainingInputMode": "File",
                           "ContainerEntrypoint": ["sh", "-c", "sleep 1; echo loss=0.31"]},
                         "RoleArn": "arn:aws:iam::000000000000:role/Atelier",
                         "OutputDataConfig": {"S3OutputPath": "s3://churn/models", "KmsKeyId": "alias/churn"},
                         "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 5},
                         "VpcConfig": {"Subnets": ["subnet-0a1b"], "SecurityGroupIds": ["sg-2c3d"]},
                         "StoppingCondition": {"MaxRuntimeInSeconds": 600, "MaxWaitTimeInSeconds": 900},
                         "EnableManagedSpotTraining": true, "EnableNetworkIsolation": true}
                        """))
                .path("TrainingJobArn")
                .stringValue();
        sitting.on(() -> sitting.project().openJob(arn));
        sitting.awaitNode("#job-tabs");
        sitting.await(
                "it has ended",
                () -> sitting.project().engine().jobs().phases(arn).stream()
                        .anyMatch(phase -> phase.status().equals("Completed")));
        Sitting.pause(READING);
        sitting.chooseTab("#job-tabs", 0);
        sitting.take("job-asks-for-more");
    }

    private static void openJob(Sitting sitting, String part) {
        String arn = Sitting.fx(() -> sitting.project()
                .engine()
                .sageMaker()
                .listTrainingJobs(request -> request.nameContains(part).sortBy("CreationTime"))
                .trainingJobSummaries()
                .getFirst()
                .trainingJobArn());
        sitting.on(() -> sitting.project().openJob(arn));
        sitting.awaitNode("#job-tabs");
        Sitting.pause(READING);
    }

    private static void models(Sitting sitting) throws IOException {
        sitting.enter("models");
        sitting.awaitNode("#approve");
        Sitting.pause(READING);
        sitting.take("models");
        sitting.on(() -> ((TextInputControl) sitting.found("#approval-comment"))
                .setText("Better than the last one on the validation set"));
        sitting.press("#approve");
        sitting.awaitTasks();
        Sitting.pause(READING);
        sitting.take("models-approved");
        sitting.press("#delete-version");
        sitting.take("models-delete");
        sitting.closeDialog();
    }
}
