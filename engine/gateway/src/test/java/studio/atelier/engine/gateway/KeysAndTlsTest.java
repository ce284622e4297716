package studio.atelier.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;
import studio.atelier.engine.gateway.auth.AccessKeys;
import studio.atelier.engine.gateway.http.TlsSettings;

/** A server that others could reach: it needs keys and a certificate, and checks every signature. */
class KeysAndTlsTest {

    private static final AccessKeys KEYS = key -> key.equals("KNOWN") ? Optional.of("its/secret+") : Optional.empty();

    @TempDir
    Path folder;

    private Served served;

    @BeforeEach
    void open() throws Exception {
        Path store = folder.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "secret")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        served = Served.open(
                folder.resolve("workspace"),
                new GatewaySettings("0.0.0.0", 0, Optional.of(KEYS), Optional.of(new TlsSettings(store, "secret"))));
    }

    @AfterEach
    void close() throws Exception {
        served.close();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
            B builder, String key, String secret) {
        return builder.endpointOverride(
                        URI.create("https://127.0.0.1:" + served.endpoint().getPort()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(key, secret)))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .tlsTrustManagersProvider(() -> new TrustManager[] {new AnyCertificate()}))
                .build();
    }

    private static final class AnyCertificate implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void whoHasTheKeyMayComeIn() {
        try (SageMakerClient client = client(SageMakerClient.builder(), "KNOWN", "its/secret+")) {
            assertThat(client.listModels().models()).isEmpty();
        }
        try (S3Client s3 = client(S3Client.builder(), "KNOWN", "its/secret+")) {
            byte[] content = new byte[1 << 20];
            new Random(3).nextBytes(content);
            s3.createBucket(request -> request.bucket("bkt"));
            // Over https the SDK sends chunks with a checksum after them.
            s3.putObject(request -> request.bucket("bkt").key("a b/ü+&=%"), RequestBody.fromBytes(content));
            assertThat(s3.getObjectAsBytes(request -> request.bucket("bkt").key("a b/ü+&=%"))
                            .asByteArray())
                    .isEqualTo(content);
            assertThat(s3.listObjectsV2(request -> request.bucket("bkt").prefix("a b/"))
                            .contents())
                    .hasSize(1);
        }
        try (StsClient sts = client(StsClient.builder(), "KNOWN", "its/secret+")) {
            assertThat(sts.getCallerIdentity().account()).hasSize(12);
        }
    }

    @Test
    void whoHasNotIsRefused() {
        try (SageMakerClient wrong = client(SageMakerClient.builder(), "KNOWN", "wrong");
                SageMakerClient unknown = client(SageMakerClient.builder(), "OTHER", "its/secret+");
                S3Client s3 = client(S3Client.builder(), "KNOWN", "wrong");
                S3Client stranger = client(S3Client.builder(), "OTHER", "x");
                StsClient sts = client(StsClient.builder(), "OTHER", "x")) {
            assertThat(code(() -> wrong.listModels())).isEqualTo("InvalidSignatureException");
            assertThat(code(() -> unknown.listModels())).isEqualTo("UnrecognizedClientException");
            assertThat(catchThrowableOfType(S3Exception.class, s3::listBuckets)
                            .awsErrorDetails()
                            .errorCode())
                    .isEqualTo("SignatureDoesNotMatch");
            assertThat(catchThrowableOfType(S3Exception.class, stranger::listBuckets)
                            .awsErrorDetails()
                            .errorCode())
                    .isEqualTo("InvalidAccessKeyId");
            assertThat(catchThrowableOfType(StsException.class, sts::getCallerIdentity)
                            .awsErrorDetails()
                            .errorCode())
                    .isEqualTo("InvalidClientTokenId");
        }
    }

    private static String code(ThrowingCallable call) {
        return catchThrowableOfType(SageMakerException.class, call)
                .awsErrorDetails()
                .errorCode();
    }

    @Test
    void othersAreNotServedWithoutKeysAndTls() {
        assertThatThrownBy(() -> Gateway.open(
                        served.engine, new GatewaySettings("0.0.0.0", 0, Optional.empty(), Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("0.0.0.0", "access", "certificate");
        assertThatThrownBy(() -> Gateway.open(
                        served.engine, new GatewaySettings("0.0.0.0", 0, Optional.of(KEYS), Optional.empty())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
