package studio.atelier.engine.store.object;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.api.project.ProjectFile;

/** A bucket on S3, or on a server that speaks S3. Used only for buckets that the project file says so. */
final class RemoteBucket implements AutoCloseable {

    private final String bucket;
    private final S3Client client;

    private RemoteBucket(String bucket, S3Client client) {
        this.bucket = bucket;
        this.client = client;
    }

    /** @throws IOException if the SDK cannot make a client of the settings: no region, no such profile */
    static RemoteBucket open(String bucket, ProjectFile.Bucket.Remote settings) throws IOException {
        try {
            return new RemoteBucket(bucket, client(settings));
        } catch (SdkException | IllegalArgumentException e) {
            throw new IOException(
                    "The bucket " + bucket + " cannot be reached: " + e.getMessage()
                            + ". Check its region, endpoint and profile in atelier.json",
                    e);
        }
    }

    private static S3Client client(ProjectFile.Bucket.Remote settings) {
        S3ClientBuilder builder = S3Client.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
        if (settings.region().isPresent()) {
            builder.region(Region.of(settings.region().get()));
        } else if (settings.endpoint().isPresent()) {
            // A server of one's own has no regions, but the SDK wants one for its signatures.
            builder.region(Region.US_EAST_1);
        }
        settings.endpoint()
                .ifPresent(endpoint ->
                        builder.endpointOverride(URI.create(endpoint)).forcePathStyle(true));
        settings.profile()
                .ifPresent(profile -> builder.credentialsProvider(ProfileCredentialsProvider.create(profile)));
        return builder.build();
    }

    String name() {
        return bucket;
    }

    S3Client client() {
        return client;
    }

    InputStream read(String key) throws IOException {
        try {
            return client.getObject(request -> request.bucket(bucket).key(key));
        } catch (NoSuchKeyException e) {
            throw missing(key, e);
        } catch (SdkException e) {
            throw failed("read", key, e);
        }
    }

    void put(String key, Path source) throws IOException {
        if (Files.size(source) < MultipartUpload.LEAST_BYTES) {
            put(key, RequestBody.fromFile(source));
            return;
        }
        try {
            new MultipartUpload(client, bucket, key).put(source);
        } catch (SdkException e) {
            throw failed("written", key, e);
        }
    }

    void put(String key, byte[] content) throws IOException {
        put(key, RequestBody.fromBytes(content));
    }

    private void put(String key, RequestBody body) throws IOException {
        try {
            client.putObject(request -> request.bucket(bucket).key(key), body);
        } catch (SdkException e) {
            throw failed("written", key, e);
        }
    }

    boolean exists(String key) throws IOException {
        try {
            client.headObject(request -> request.bucket(bucket).key(key));
            return true;
        } catch (NoSuchKeyException e) {
            return false;
        } catch (SdkException e) {
            throw failed("looked up", key, e);
        }
    }

    List<ObjectStore.Entry> list(ObjectUri.S3 prefix) throws IOException {
        try {
            List<ObjectStore.Entry> entries = new ArrayList<>();
            client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix.key())).contents().stream()
                    .filter(object -> !object.key().endsWith("/"))
                    .forEach(object -> entries.add(new ObjectStore.Entry(
                            new ObjectUri.S3(bucket, object.key()),
                            FolderListing.relativeTo(prefix.key(), object.key()),
                            object.size(),
                            object.lastModified())));
            return entries;
        } catch (SdkException e) {
            throw failed("listed", prefix.key(), e);
        }
    }

    void delete(String key) throws IOException {
        try {
            client.deleteObject(request -> request.bucket(bucket).key(key));
        } catch (SdkException e) {
            throw failed("deleted", key, e);
        }
    }

    private IOException missing(String key, SdkException cause) {
        IOException missing =
                new NoSuchFileException("s3://" + bucket + "/" + key, null, "there is no such object on S3");
        missing.initCause(cause);
        return missing;
    }

    IOException failed(String what, String key, SdkException cause) {
        return new IOException(
                "s3://" + bucket + "/" + key + " could not be " + what + " on S3: " + cause.getMessage()
                        + ". Check the bucket's region, endpoint and profile in atelier.json",
                cause);
    }

    @Override
    public void close() {
        client.close();
    }
}
