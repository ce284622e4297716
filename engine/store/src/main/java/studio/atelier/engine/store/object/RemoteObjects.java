package studio.atelier.engine.store.object;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.DiskFullException;
import studio.atelier.engine.api.object.ObjectUri;

/** The objects of a bucket on S3, as {@link Buckets} has them. */
record RemoteObjects(RemoteBucket bucket, Path temporary) implements BucketObjects {

    private static final String CONTENT_TYPE = "content-type";
    private static final String CONTENT_ENCODING = "content-encoding";
    private static final String METADATA = "x-amz-meta-";

    private S3Client client() {
        return bucket.client();
    }

    @Override
    public Buckets.Page list(Buckets.Listing wanted) throws IOException {
        try {
            ListObjectsV2Response page = client().listObjectsV2(request -> request.bucket(bucket.name())
                    .prefix(wanted.prefix())
                    .delimiter(wanted.delimiter().isEmpty() ? null : wanted.delimiter())
                    .startAfter(wanted.after().isEmpty() ? null : wanted.after())
                    .maxKeys(wanted.most()));
            List<Buckets.StoredObject> objects =
                    page.contents().stream().map(this::listed).toList();
            List<String> prefixes =
                    page.commonPrefixes().stream().map(CommonPrefix::prefix).toList();
            return new Buckets.Page(objects, prefixes, next(page, objects, prefixes));
        } catch (SdkException e) {
            throw bucket.failed("listed", wanted.prefix(), e);
        }
    }

    private static Optional<String> next(
            ListObjectsV2Response page, List<Buckets.StoredObject> objects, List<String> prefixes) {
        if (!Boolean.TRUE.equals(page.isTruncated())) {
            return Optional.empty();
        }
        String object = objects.isEmpty() ? "" : objects.getLast().uri().key();
        String prefix = prefixes.isEmpty() ? "" : prefixes.getLast();
        return Optional.of(
                prefix.compareTo(object) > 0 ? prefix + Character.toString(Character.MAX_CODE_POINT) : object);
    }

    private Buckets.StoredObject listed(S3Object object) {
        return new Buckets.StoredObject(
                new ObjectUri.S3(bucket.name(), object.key()),
                object.size(),
                object.lastModified(),
                unquoted(object.eTag()),
                Map.of());
    }

    private static String unquoted(@Nullable String tag) {
        return tag == null ? "" : tag.replace("\"", "");
    }

    @Override
    public Optional<Buckets.StoredObject> find(ObjectUri.S3 uri) throws IOException {
        try {
            HeadObjectResponse head =
                    client().headObject(request -> request.bucket(uri.bucket()).key(uri.key()));
            Map<String, String> headers = new LinkedHashMap<>();
            put(headers, CONTENT_TYPE, head.contentType());
            put(headers, CONTENT_ENCODING, head.contentEncoding());
            head.metadata().forEach((name, value) -> headers.put(METADATA + name, value));
            return Optional.of(new Buckets.StoredObject(
                    uri, head.contentLength(), head.lastModified(), unquoted(head.eTag()), headers));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw bucket.failed("looked up", uri.key(), e);
        }
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    @Override
    public Optional<Buckets.Reading> open(ObjectUri.S3 uri) throws IOException {
        return find(uri).map(object -> new RemoteReading(bucket, object));
    }

    @Override
    public Buckets.StoredObject put(ObjectUri.S3 uri, Buckets.Content content) throws IOException {
        Path file = Files.createTempFile(temporary, "to-s3", ".tmp");
        try {
            Buckets.Kept kept;
            try (OutputStream out = Files.newOutputStream(file)) {
                kept = content.writeTo(out);
            } catch (IOException e) {
                throw DiskFullException.explain(e, temporary);
            }
            content.check(find(uri));
            send(uri, file, kept.headers());
            return find(uri).orElseThrow(() -> new IOException(uri + " was stored on S3 and is not found there"));
        } catch (SdkException e) {
            throw bucket.failed("written", uri.key(), e);
        } finally {
            Files.delete(file);
        }
    }

    private void send(ObjectUri.S3 uri, Path file, Map<String, String> headers) throws IOException {
        String type = headers.get(CONTENT_TYPE);
        String encoding = headers.get(CONTENT_ENCODING);
        Map<String, String> metadata = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith(METADATA)) {
                metadata.put(name.substring(METADATA.length()), value);
            }
        });
        if (Files.size(file) < MultipartUpload.LEAST_BYTES) {
            client().putObject(
                            request -> request.bucket(uri.bucket())
                                    .key(uri.key())
                                    .contentType(type)
                                    .contentEncoding(encoding)
                                    .metadata(metadata),
                            RequestBody.fromFile(file));
        } else {
            new MultipartUpload(
                            client(),
                            uri.bucket(),
                            uri.key(),
                            request -> request.contentType(type)
                                    .contentEncoding(encoding)
                                    .metadata(metadata))
                    .put(file);
        }
    }

    @Override
    public void delete(ObjectUri.S3 uri) throws IOException {
        bucket.delete(uri.key());
    }

    private record RemoteReading(RemoteBucket bucket, Buckets.StoredObject object) implements Buckets.Reading {
        @Override
        public ReadableByteChannel content(long offset, long length) throws IOException {
            if (length == 0) {
                return Channels.newChannel(InputStream.nullInputStream());
            }
            try {
                return Channels.newChannel(bucket.client()
                        .getObject(request -> request.bucket(bucket.name())
                                .key(object.uri().key())
                                .ifMatch("\"" + object.entityTag() + "\"")
                                .range("bytes=" + offset + "-" + (offset + length - 1))));
            } catch (SdkException e) {
                throw bucket.failed("read", object.uri().key(), e);
            }
        }

        @Override
        public void close() {}
    }
}
