package studio.atelier.engine.gateway.s3;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.gateway.http.Exchange;

/** PutObject and DeleteObject. */
final class ObjectWrites {

    private final Buckets buckets;

    ObjectWrites(Buckets buckets) {
        this.buckets = buckets;
    }

    void put(S3Request request) throws IOException {
        Exchange exchange = request.exchange();
        StoredHeaders.refuseUnhonoured(exchange);
        Map<String, String> headers = StoredHeaders.of(exchange);
        Conditions conditions = Conditions.of(exchange);
        // Before the content is read: a client that asked first is spared from sending it.
        conditions.requireForWriting(buckets.find(request.uri()));
        Payload payload = Payload.of(request);
        Buckets.StoredObject stored = buckets.put(request.uri(), new Buckets.Content() {
            @Override
            public Buckets.Kept writeTo(OutputStream out) throws IOException {
                Payload.Received received = payload.copyTo(out);
                Map<String, String> kept = new LinkedHashMap<>(headers);
                kept.putAll(received.checksums());
                return new Buckets.Kept(received.tag(), kept);
            }

            @Override
            public void check(Optional<Buckets.StoredObject> current) {
                conditions.requireForWriting(current);
            }
        });
        exchange.set("ETag", ObjectReads.quoted(stored.entityTag()));
        StoredHeaders.checksums(stored.headers()).forEach(exchange::set);
        exchange.answer(200);
    }

    void delete(S3Request request) throws IOException {
        if (buckets.bucket(request.bucket()).isEmpty()) {
            throw S3Errors.noSuchBucket(request.bucket());
        }
        buckets.delete(request.uri());
        request.exchange().answer(204);
    }
}
