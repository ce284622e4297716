package studio.atelier.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ProcessingJobSummary;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

/** The switch for boto3, the AWS CLI and others, by mouse, with a client that speaks HTTP. */
@ExtendWith(Toolkit.class)
@EnabledOnOs({OS.LINUX, OS.MAC})
class ClientsTest {

    @TempDir
    private Path folder;

    private StudioHands hands;

    @BeforeEach
    void open() throws IOException {
        start();
    }

    private void start() throws IOException {
        hands = StudioHands.open(folder);
        hands.openFile(hands.file("note.txt", "hello"));
        hands.await("the project is open", () -> hands.window().project().isPresent());
    }

    @AfterEach
    void close() {
        hands.close();
    }

    private void enter(String room) {
        Window.onFx(() -> {
            hands.window().workbench().enter(room);
            return true;
        });
        hands.settle();
        if (room.equals("machine")) {
            hands.await("the section is there", () -> hands.visible("#clients").isPresent());
            Window.onFx(() -> {
                ScrollPane page = (ScrollPane) hands.visible(".job-scroll").orElseThrow();
                double above = hands.visible("#clients")
                        .orElseThrow()
                        .getParent()
                        .getBoundsInParent()
                        .getMinY();
                double hidden = page.getContent().getLayoutBounds().getHeight()
                        - page.getViewportBounds().getHeight();
                page.setVvalue(hidden <= 0 ? 0 : Math.min(1, above / hidden));
                return true;
            });
            hands.settle();
        }
    }

    private URI endpoint() {
        hands.await("it is open", () -> hands.visible("#clients-endpoint").isPresent());
        return Window.onFx(
                () -> URI.create(((Label) hands.visible("#clients-endpoint").orElseThrow()).getText()));
    }

    private static SageMakerClient client(URI endpoint) {
        return SageMakerClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "key")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    private static List<ProcessingJobSummary> jobs(SageMakerClient client) {
        return client.listProcessingJobs(request -> {}).processingJobSummaries();
    }

    @Test
    void aClientIsLetInSeesJobsStartsOneAndIsKeptOutAgain() {
        var engine = hands.window().project().orElseThrow().engine();
        engine.operations().invoke("CreateProcessingJob", Jobs.processing("before", "echo hello"));
        enter("machine");
        hands.click("#clients-switch");
        URI endpoint = endpoint();

        try (SageMakerClient client = client(endpoint)) {
            assertThat(jobs(client))
                    .singleElement()
                    .satisfies(job -> assertThat(job.processingJobName()).isEqualTo("before"));
            client.createProcessingJob(request -> request.processingJobName("fromoutside")
                    .roleArn("arn:aws:iam::000000000000:role/Atelier")
                    .appSpecification(app -> app.imageUri("atelier.local/shell")
                            .containerEntrypoint("sh", "-c", "echo \"at $AWS_ENDPOINT_URL\" >&2; exit 3"))
                    .processingResources(resources -> resources.clusterConfig(cluster ->
                            cluster.instanceType("ml.m5.large").instanceCount(1).volumeSizeInGB(1))));
            enter("jobs");
            hands.awaitText("fromoutside");
            hands.await("it has failed", () -> Jobs.count(engine, "Failed") == 1);
            hands.clickText("fromoutside");
            hands.await(
                    "the job knows the way in", () -> hands.texts().anyMatch(text -> text.contains("at " + endpoint)));

            enter("machine");
            hands.click("#clients-switch");
            hands.await(
                    "it is closed",
                    () -> hands.visible("#clients-endpoint").isEmpty()
                            && hands.visible("#clients-switch").isPresent());
            assertThatThrownBy(() -> jobs(client)).isInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void whatAClientNeedsIsCopied() {
        enter("machine");
        hands.click("#clients-switch");
        URI endpoint = endpoint();
        hands.click("#copy-variables");

        assertThat(Window.onFx(() -> Clipboard.getSystemClipboard().getString()))
                .contains("export AWS_ENDPOINT_URL=" + endpoint + "\n")
                .contains("export AWS_ACCESS_KEY_ID=")
                .contains("export AWS_SECRET_ACCESS_KEY=")
                .contains("export AWS_DEFAULT_REGION=us-east-1\n");
    }

    @Test
    void aWrongPortIsToldAsItIsTypedAndATakenOneWithWhatToDo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            enter("machine");
            hands.click("#clients-port");
            hands.write("70000");
            hands.awaitText("A port is a number from 1 to 65535");
            assertThat(hands.visible("#clients-switch")).isEmpty();
            hands.keys(KeyCode.CONTROL, KeyCode.A);
            hands.write(String.valueOf(taken.getLocalPort()));
            hands.click("#clients-switch");

            hands.awaitText("The door for clients is closed: Port " + taken.getLocalPort());
            assertThat(Window.onFx(
                            () -> ((CheckBox) hands.visible("#clients-switch").orElseThrow()).isSelected()))
                    .isFalse();
        }
    }

    @Test
    void theCommandOpensItAndItOpensAgainWithTheProject() throws IOException {
        hands.keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
        hands.write("door for clients");
        hands.keys(KeyCode.ENTER);
        URI first = endpoint();
        hands.close();
        try (SageMakerClient client = client(first)) {
            assertThatThrownBy(() -> jobs(client)).isInstanceOf(SdkClientException.class);
        }

        start();
        enter("machine");
        try (SageMakerClient client = client(endpoint())) {
            assertThat(jobs(client)).isEmpty();
        }
    }
}
