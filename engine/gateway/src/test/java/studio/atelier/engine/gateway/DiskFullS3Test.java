package studio.atelier.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import studio.atelier.engine.embedded.testing.SmallDisk;

/** A disk that fills up while clients send: they are told, nothing half is there, and with room all goes on. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class DiskFullS3Test {

    private static final String BUCKET = "full-bucket";
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private SmallDisk disk;
    private Served served;
    private S3Client s3;

    @BeforeEach
    void open() throws Exception {
        disk = SmallDisk.mount(folder.resolve("disk"), 48);
        served = Served.open(disk.folder().resolve("workspace"));
        s3 = served.client(S3Client.builder());
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    @AfterEach
    void close() throws Exception {
        if (served != null) {
            s3.close();
            served.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    private static RequestBody content(int mebibytes) {
        return RequestBody.fromBytes(new byte[mebibytes * MEBIBYTE]);
    }

    private void put(String key, int mebibytes) {
        s3.putObject(request -> request.bucket(BUCKET).key(key), content(mebibytes));
    }

    private void refused(ThrowingCallable call) {
        S3Exception refusal = catchThrowableOfType(S3Exception.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.statusCode()).isEqualTo(507);
        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("InsufficientStorage");
        assertThat(refusal.awsErrorDetails().errorMessage())
                .contains(disk.folder().toString(), "free some space");
        // Clients do not send it all again and again.
        assertThat(refusal.numAttempts()).isEqualTo(1);
    }

    private List<String> files(String below) throws IOException {
        Path at = disk.folder().resolve("workspace").resolve(below);
        try (Stream<Path> files = Files.walk(at)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> at.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void anObjectThatFindsNoRoomIsRefusedAndTheOneBeforeItStays() throws Exception {
        put("deep/old", 1);
        refused(() -> put("deep/new", 60));
        refused(() -> put("deep/old", 60));
        assertThat(files("buckets")).containsExactly(BUCKET + "/deep/old");
        assertThatThrownBy(() -> s3.headObject(request -> request.bucket(BUCKET).key("deep/new")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThat(s3.headObject(request -> request.bucket(BUCKET).key("deep/old"))
                        .contentLength())
                .isEqualTo(MEBIBYTE);

        put("deep/new", 30);
        refused(() -> s3.copyObject(request -> request.sourceBucket(BUCKET)
                .sourceKey("deep/new")
                .destinationBucket(BUCKET)
                .destinationKey("copy")));
        assertThat(files("buckets")).containsExactly(BUCKET + "/deep/new", BUCKET + "/deep/old");
    }

    @Test
    void anUploadInPartsWaitsForRoom() throws Exception {
        String id = s3.createMultipartUpload(request -> request.bucket(BUCKET).key("k"))
                .uploadId();
        String tag = part(id, 1, 12);
        Path taken = disk.folder().resolve("taken");
        disk.fill(taken);

        refused(() -> part(id, 2, 12));
        assertThat(files("tmp/uploads/" + id)).hasSize(2);
        refused(() -> complete(id, tag));
        assertThat(files("buckets")).isEmpty();
        assertThat(s3.listParts(request -> request.bucket(BUCKET).key("k").uploadId(id))
                        .parts())
                .hasSize(1);
        refused(() -> s3.createMultipartUpload(request -> request.bucket(BUCKET).key("k2")));

        Files.delete(taken);
        complete(id, tag);
        assertThat(s3.headObject(request -> request.bucket(BUCKET).key("k")).contentLength())
                .isEqualTo(12 * MEBIBYTE);
        assertThat(files("tmp/uploads")).isEmpty();
    }

    private String part(String id, int number, int mebibytes) {
        return s3.uploadPart(
                        request -> request.bucket(BUCKET).key("k").uploadId(id).partNumber(number), content(mebibytes))
                .eTag();
    }

    private void complete(String id, String tag) {
        s3.completeMultipartUpload(request -> request.bucket(BUCKET)
                .key("k")
                .uploadId(id)
                .multipartUpload(parts -> parts.parts(
                        CompletedPart.builder().partNumber(1).eTag(tag).build())));
    }
}
