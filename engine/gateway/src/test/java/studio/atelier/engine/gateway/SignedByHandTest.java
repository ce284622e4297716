package studio.atelier.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import studio.atelier.engine.gateway.auth.SigningKey;

/** A server with keys, on plain HTTP, where content comes in signed chunks and requests can be made wrong on purpose. */
class SignedByHandTest {

    private static final String SECRET = "secret";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Served served;
    private Raw raw;

    @BeforeEach
    void open() throws Exception {
        served = Served.open(
                folder.resolve("workspace"),
                new GatewaySettings("127.0.0.1", 0, Optional.of(key -> Optional.of(SECRET)), Optional.empty()));
        raw = new Raw(served.endpoint());
    }

    @AfterEach
    void close() throws Exception {
        served.close();
    }

    private Raw.Answer get(String path, Instant at, String more) throws Exception {
        String time = TIME.format(at);
        String scope = time.substring(0, 8) + "/us-east-1/s3/aws4_request";
        String names = "host;x-amz-content-sha256;x-amz-date";
        String hash = SigningKey.hash(new byte[0]);
        String canonical = "GET\n" + path + "\n\nhost:" + served.endpoint().getAuthority() + "\nx-amz-content-sha256:"
                + hash + "\nx-amz-date:" + time + "\n\n" + names + "\n" + hash;
        String toSign = "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n"
                + SigningKey.hash(canonical.getBytes(StandardCharsets.UTF_8));
        return raw.send("GET " + path + " HTTP/1.1\r\n" + raw.host() + "X-Amz-Date: " + time
                + "\r\nx-amz-content-sha256: " + hash + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=K/" + scope
                + ", SignedHeaders=" + names + ", Signature="
                + SigningKey.of(SECRET, scope).sign(toSign) + "\r\nConnection: close\r\n" + more + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 14, -14})
    void aClockMayBeFourteenMinutesWrong(long minutes) throws Exception {
        assertThat(get("/", Instant.now().plus(Duration.ofMinutes(minutes)), "").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {16, -16})
    void butNotSixteen(long minutes) throws Exception {
        Raw.Answer answer = get("/", Instant.now().plus(Duration.ofMinutes(minutes)), "");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("<Code>RequestTimeTooSkewed</Code>");
    }

    @Test
    void aHeaderThatWasAddedOnTheWayIsRefused() throws Exception {
        Raw.Answer answer = get("/", Instant.now(), "x-amz-copy-source: bkt/secret\r\n");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("<Code>SignatureDoesNotMatch</Code>", "x-amz-copy-source");
    }

    @Test
    void signedChunksAreTaken() {
        byte[] content = new byte[1 << 20];
        new Random(9).nextBytes(content);
        try (S3Client s3 = S3Client.builder()
                .endpointOverride(served.endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("K", SECRET)))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            s3.createBucket(request -> request.bucket("bkt"));
            s3.putObject(request -> request.bucket("bkt").key("k"), RequestBody.fromBytes(content));
            assertThat(s3.getObjectAsBytes(request -> request.bucket("bkt").key("k"))
                            .asByteArray())
                    .isEqualTo(content);
        }
    }
}
