package studio.atelier.engine.gateway;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.EmbeddedEngine;

/** An engine with its door open on loopback. */
final class Served implements AutoCloseable {

    final EmbeddedEngine engine;
    final Gateway gateway;

    private Served(EmbeddedEngine engine, Gateway gateway) {
        this.engine = engine;
        this.gateway = gateway;
    }

    static Served open(Path workspace) throws IOException {
        return open(workspace, GatewaySettings.loopback(0));
    }

    static Served open(Path workspace, GatewaySettings settings) throws IOException {
        EmbeddedEngine engine = EmbeddedEngine.open(Optional.of(workspace), ProjectFile.none(), Duration.ofSeconds(2));
        return new Served(engine, Gateway.open(engine, settings));
    }

    URI endpoint() {
        return gateway.endpoint();
    }

    /** Points a client's builder to the door. */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "key")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }

    @Override
    public void close() throws IOException {
        try {
            gateway.close();
        } finally {
            engine.close();
        }
    }
}
