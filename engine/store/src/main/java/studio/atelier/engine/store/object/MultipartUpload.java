package studio.atelier.engine.store.object;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;

/** Puts a large file on S3 in parts: S3 takes at most 5 GiB at once and 10,000 parts. */
final class MultipartUpload {

    /** Files from this size on go in parts. */
    static final long LEAST_BYTES = 64L << 20;

    private static final int PART_BYTES = 16 << 20;
    private static final int MOST_PARTS = 10_000;

    private final S3Client client;
    private final String bucket;
    private final String key;
    private final Consumer<CreateMultipartUploadRequest.Builder> headers;

    MultipartUpload(S3Client client, String bucket, String key) {
        this(client, bucket, key, request -> {});
    }

    /** @param headers sets what is stored with the object */
    MultipartUpload(
            S3Client client, String bucket, String key, Consumer<CreateMultipartUploadRequest.Builder> headers) {
        this.client = client;
        this.bucket = bucket;
        this.key = key;
        this.headers = headers;
    }

    /**
     * Uploads the file; what was uploaded of it is taken back if that fails.
     *
     * @throws SdkException if S3 refuses
     */
    void put(Path file) throws IOException {
        String id = client.createMultipartUpload(
                        request -> headers.accept(request.bucket(bucket).key(key)))
                .uploadId();
        try {
            List<CompletedPart> parts = parts(file, id);
            client.completeMultipartUpload(request ->
                    request.bucket(bucket).key(key).uploadId(id).multipartUpload(upload -> upload.parts(parts)));
        } catch (SdkException | IOException e) {
            try {
                client.abortMultipartUpload(
                        request -> request.bucket(bucket).key(key).uploadId(id));
            } catch (SdkException second) {
                e.addSuppressed(second);
            }
            throw e;
        }
    }

    private List<CompletedPart> parts(Path file, String id) throws IOException {
        long size = Files.size(file);
        int partSize = Math.toIntExact(Math.max(PART_BYTES, Math.ceilDiv(size, MOST_PARTS)));
        List<CompletedPart> parts = new ArrayList<>();
        try (InputStream in = Files.newInputStream(file)) {
            // In memory, so that the SDK can send a part again.
            for (byte[] part = in.readNBytes(partSize); part.length > 0; part = in.readNBytes(partSize)) {
                int number = parts.size() + 1;
                RequestBody body = RequestBody.fromBytes(part);
                String tag = client.uploadPart(
                                request -> request.bucket(bucket)
                                        .key(key)
                                        .uploadId(id)
                                        .partNumber(number),
                                body)
                        .eTag();
                parts.add(CompletedPart.builder().partNumber(number).eTag(tag).build());
            }
        }
        return parts;
    }
}
