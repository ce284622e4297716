package studio.atelier.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.sts.StsClient;
import studio.atelier.engine.api.object.ObjectUri;

/** S3, logs and STS with the AWS SDK for Java. */
class JavaS3Test {

    private static final String BUCKET = "java-bucket";

    @TempDir
    Path folder;

    private Served served;
    private S3Client s3;

    @BeforeEach
    void open() throws Exception {
        served = Served.open(folder.resolve("workspace"));
        s3 = served.client(S3Client.builder());
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    @AfterEach
    void close() throws Exception {
        s3.close();
        served.close();
    }

    @Test
    void whatTheEngineWritesIsReadAndTheOtherWayRound() throws Exception {
        served.engine
                .objects()
                .put("by the engine".getBytes(StandardCharsets.UTF_8), ObjectUri.parse("s3://" + BUCKET + "/a/b"));
        s3.putObject(request -> request.bucket(BUCKET).key("c"), RequestBody.fromString("by the client"));

        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("a/b"))
                        .asUtf8String())
                .isEqualTo("by the engine");
        try (InputStream in = served.engine.objects().read(ObjectUri.parse("s3://" + BUCKET + "/c"))) {
            assertThat(in).hasContent("by the client");
        }
        assertThat(s3.listObjectsV2Paginator(request -> request.bucket(BUCKET).maxKeys(1)).contents().stream()
                        .map(S3Object::key))
                .containsExactly("a/b", "c");
    }

    @Test
    void aFileThatChangesByItselfHasAnotherTag() throws Exception {
        String tag = s3.putObject(
                        request -> request.bucket(BUCKET).key("k").metadata(Map.of("m", "1")),
                        RequestBody.fromString("one"))
                .eTag();
        assertThat(s3.headObject(request -> request.bucket(BUCKET).key("k")).eTag())
                .isEqualTo(tag);

        Files.writeString(folder.resolve("workspace/buckets/" + BUCKET + "/k"), "other");

        var head = s3.headObject(request -> request.bucket(BUCKET).key("k"));
        assertThat(head.eTag()).isNotEqualTo(tag).contains("-");
        assertThat(head.metadata()).isEmpty();
        assertThatThrownBy(() -> s3.getObjectAsBytes(
                        request -> request.bucket(BUCKET).key("k").ifMatch(tag)))
                .isInstanceOf(S3Exception.class)
                .hasMessageContaining("pre-conditions");
    }

    @Test
    void contentOfUnknownLengthComesInSignedChunksWithATrailer() throws Exception {
        byte[] content = new byte[3 << 20];
        new Random(5).nextBytes(content);

        s3.putObject(
                request -> request.bucket(BUCKET).key("stream"),
                RequestBody.fromContentProvider(
                        ContentStreamProvider.fromByteArray(content), content.length, "application/x-stream"));

        var got = s3.getObjectAsBytes(
                request -> request.bucket(BUCKET).key("stream").checksumMode(ChecksumMode.ENABLED));
        assertThat(got.asByteArray()).isEqualTo(content);
        assertThat(got.response().contentType()).isEqualTo("application/x-stream");
        assertThat(got.response().contentEncoding()).isNull();
        assertThat(got.response().checksumCRC32()).isNotNull();
    }

    @Test
    void errorsHaveTheClassesOfTheService() {
        var missing = catchThrowableOfType(
                NoSuchKeyException.class,
                () -> s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("none")));
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.requestId()).isNotBlank();
        assertThatThrownBy(() -> s3.deleteBucket(request -> request.bucket("no-such-bucket")))
                .isInstanceOf(S3Exception.class);
        try (CloudWatchLogsClient logs = served.client(CloudWatchLogsClient.builder())) {
            assertThatThrownBy(() -> logs.describeLogStreams(request -> request.logGroupName("none")))
                    .isInstanceOf(ResourceNotFoundException.class);
            assertThat(logs.describeLogGroups().logGroups()).isEmpty();
        }
        try (StsClient sts = served.client(StsClient.builder())) {
            assertThat(sts.getCallerIdentity().account()).isEqualTo("000000000000");
        }
    }

    @Test
    void manyClientsAtOnceGetWhatTheyPut() throws Exception {
        List<Callable<String>> tasks = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            String text = "content " + i;
            String key = "dir" + i % 5 + "/k" + i;
            tasks.add(() -> {
                s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(text));
                String got = s3.getObjectAsBytes(
                                request -> request.bucket(BUCKET).key(key))
                        .asUtf8String();
                return got.equals(text) ? "" : key + " is " + got;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<String> done : threads.invokeAll(tasks)) {
                assertThat(done.get()).isEmpty();
            }
        }
        assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET)).keyCount())
                .isEqualTo(64);
    }

    @Test
    void ofManyWhoWriteIfNobodyHasOneWins() throws Exception {
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            String text = "writer " + i;
            tasks.add(() -> {
                try {
                    s3.putObject(
                            request -> request.bucket(BUCKET).key("once").ifNoneMatch("*"),
                            RequestBody.fromString(text));
                    return true;
                } catch (S3Exception e) {
                    assertThat(e.statusCode()).isEqualTo(412);
                    return false;
                }
            });
        }
        int won = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> done : threads.invokeAll(tasks)) {
                won += done.get() ? 1 : 0;
            }
        }
        assertThat(won).isEqualTo(1);
    }

    @Test
    void aReaderGetsTheWholeOldObjectWhileItIsReplaced() throws Exception {
        byte[] old = new byte[8 << 20];
        s3.putObject(request -> request.bucket(BUCKET).key("k"), RequestBody.fromBytes(old));
        try (InputStream in = s3.getObject(request -> request.bucket(BUCKET).key("k"))) {
            in.readNBytes(1000);
            s3.putObject(request -> request.bucket(BUCKET).key("k"), RequestBody.fromString("new"));
            assertThat(1000 + in.readAllBytes().length).isEqualTo(old.length);
        }
        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("k"))
                        .asUtf8String())
                .isEqualTo("new");
    }

    @Test
    void anUploadInPartsOutlivesTheEngine() throws IOException {
        String id = s3.createMultipartUpload(request -> request.bucket(BUCKET).key("k"))
                .uploadId();
        String tag = s3.uploadPart(
                        request -> request.bucket(BUCKET).key("k").uploadId(id).partNumber(1),
                        RequestBody.fromString("part"))
                .eTag();
        s3.close();
        served.close();
        served = Served.open(folder.resolve("workspace"));
        s3 = served.client(S3Client.builder());

        s3.completeMultipartUpload(request -> request.bucket(BUCKET)
                .key("k")
                .uploadId(id)
                .multipartUpload(parts -> parts.parts(part -> part.partNumber(1).eTag(tag))));

        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("k"))
                        .asUtf8String())
                .isEqualTo("part");
        assertThat(Optional.of(folder.resolve("workspace/tmp/uploads").toFile().list()))
                .hasValueSatisfying(left -> assertThat(left).isEmpty());
    }

    @Test
    void connectionsAreUsedAgainWhateverCameThroughThem() {
        byte[] content = new byte[300_000];
        for (int i = 0; i < 60; i++) {
            // The content comes in chunks whose end is more than what is stored.
            s3.putObject(request -> request.bucket(BUCKET).key("k"), RequestBody.fromBytes(content));
            s3.headObject(request -> request.bucket(BUCKET).key("k"));
            s3.createBucket(request -> request.bucket(BUCKET));
        }
        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("k"))
                        .asByteArray())
                .isEqualTo(content);
    }
}
