package studio.atelier.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.compute.ContainerAccess;

/** Doors at other addresses of this machine, for containers. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only there has loopback more than one address")
class ContainerDoorsTest {

    @TempDir
    Path folder;

    private Served served;
    private ContainerAccess containers;
    private InetAddress address;

    @BeforeEach
    void open() throws Exception {
        served = Served.open(folder.resolve("workspace"), GatewaySettings.loopback(0));
        containers = served.gateway.containers(ClientAccess.withAnyKey(served.endpoint()));
        address = InetAddress.ofLiteral("127.0.0.2");
    }

    @AfterEach
    void close() throws Exception {
        served.close();
    }

    private static SageMakerClient client(Map<String, String> variables, String key, String secret) {
        return SageMakerClient.builder()
                .endpointOverride(URI.create(Objects.requireNonNull(variables.get("AWS_ENDPOINT_URL"))))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(each -> each.retryStrategy(retries -> retries.maxAttempts(1)))
                .build();
    }

    private static SageMakerClient client(Map<String, String> variables) {
        return client(
                variables,
                Objects.requireNonNull(variables.get("AWS_ACCESS_KEY_ID")),
                Objects.requireNonNull(variables.get("AWS_SECRET_ACCESS_KEY")));
    }

    @Test
    void whoIsToldTheKeyComesInAndNobodyElse() throws Exception {
        Map<String, String> told = containers.at(address);

        assertThat(told.get("AWS_ENDPOINT_URL")).startsWith("http://127.0.0.2:");
        try (SageMakerClient client = client(told)) {
            assertThat(client.listModels().models()).isEmpty();
        }
        String key = Objects.requireNonNull(told.get("AWS_ACCESS_KEY_ID"));
        try (SageMakerClient guessing = client(told, key, "guessed");
                SageMakerClient any = client(told, "atelier", "atelier")) {
            assertThatThrownBy(guessing::listModels)
                    .isInstanceOf(SageMakerException.class)
                    .hasMessageContaining("signature");
            assertThatThrownBy(any::listModels)
                    .isInstanceOf(SageMakerException.class)
                    .hasMessageContaining("access key");
        }
    }

    @Test
    void aDoorStaysTheSameHasItsOwnKeyAndClosesWithTheOthers() throws Exception {
        Map<String, String> told = containers.at(address);
        Map<String, String> other = containers.at(InetAddress.ofLiteral("127.0.0.3"));

        assertThat(containers.at(address)).isEqualTo(told);
        assertThat(other.get("AWS_SECRET_ACCESS_KEY")).isNotEqualTo(told.get("AWS_SECRET_ACCESS_KEY"));
        assertThat(containers.here()).containsEntry("AWS_ACCESS_KEY_ID", "atelier");
        served.gateway.close();

        try (SageMakerClient client = client(told)) {
            assertThatThrownBy(client::listModels).isInstanceOf(SdkClientException.class);
        }
        assertThat(containers.at(address)).isEmpty();
    }

    @Test
    void anAddressOfAnotherMachineIsAnError() {
        assertThatThrownBy(() -> containers.at(InetAddress.ofLiteral("192.0.2.1")))
                .hasMessageContaining("192.0.2.1")
                .hasMessageContaining("cannot be served");
    }
}
