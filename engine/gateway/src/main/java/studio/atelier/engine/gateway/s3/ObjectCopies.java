package studio.atelier.engine.gateway.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.gateway.http.Exchange;

/** CopyObject. */
final class ObjectCopies {

    private final Buckets buckets;

    ObjectCopies(Buckets buckets) {
        this.buckets = buckets;
    }

    void copy(S3Request request, String header) throws IOException {
        Exchange exchange = request.exchange();
        StoredHeaders.refuseUnhonoured(exchange);
        CopySource source = CopySource.of(header);
        boolean replace = isReplaced(request);
        if (!replace && source.uri().equals(request.uri())) {
            throw S3Errors.invalidRequest(
                    "This copy request is illegal because it is trying to copy an object to itself"
                            + " without changing the object's metadata.");
        }
        Conditions conditions = Conditions.of(exchange);
        try (Buckets.Reading reading = source.open(buckets, request)) {
            Buckets.StoredObject from = reading.object();
            Map<String, String> headers = new LinkedHashMap<>(replace ? StoredHeaders.of(exchange) : from.headers());
            headers.putAll(StoredHeaders.checksums(from.headers()));
            Buckets.StoredObject stored = buckets.put(request.uri(), new Buckets.Content() {
                @Override
                public Buckets.Kept writeTo(OutputStream out) throws IOException {
                    try (InputStream in = Channels.newInputStream(reading.content(0, from.size()))) {
                        in.transferTo(out);
                    }
                    return new Buckets.Kept(from.entityTag(), headers);
                }

                @Override
                public void check(Optional<Buckets.StoredObject> current) {
                    conditions.requireForWriting(current);
                }
            });
            S3Answers.write(
                    exchange,
                    S3Answers.document("CopyObjectResult")
                            .put("LastModified", S3Answers.time(stored.modified()))
                            .put("ETag", ObjectReads.quoted(stored.entityTag())));
        }
    }

    private static boolean isReplaced(S3Request request) {
        String directive = request.header("x-amz-metadata-directive").orElse("COPY");
        return switch (directive) {
            case "COPY" -> false;
            case "REPLACE" -> true;
            default -> throw S3Errors.invalidArgument("Unknown metadata directive: " + directive);
        };
    }
}
