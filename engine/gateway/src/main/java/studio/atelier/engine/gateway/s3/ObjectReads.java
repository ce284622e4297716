package studio.atelier.engine.gateway.s3;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.ObjectNameException;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.http.ServiceException;

/** GetObject and HeadObject. */
final class ObjectReads {

    private static final DateTimeFormatter HTTP_TIME = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Parameters of a signed address that replace headers of the answer. */
    private static final Map<String, String> OVERRIDES = Map.of(
            "response-content-type", "Content-Type",
            "response-content-language", "Content-Language",
            "response-expires", "Expires",
            "response-cache-control", "Cache-Control",
            "response-content-disposition", "Content-Disposition",
            "response-content-encoding", "Content-Encoding");

    private static final int BLOCK = 256 << 10;

    private final Buckets buckets;

    ObjectReads(Buckets buckets) {
        this.buckets = buckets;
    }

    static String httpTime(Instant time) {
        return HTTP_TIME.format(time);
    }

    static String quoted(String tag) {
        return '"' + tag + '"';
    }

    /** What is there, or an error that says what is missing. */
    static Buckets.StoredObject required(Buckets buckets, S3Request request) throws IOException {
        try {
            Optional<Buckets.StoredObject> found = buckets.find(request.uri());
            if (found.isPresent()) {
                return found.get();
            }
        } catch (ObjectNameException e) {
            throw S3Errors.noSuchKey("The specified key does not exist. " + e.getMessage());
        }
        throw missing(buckets, request);
    }

    static ServiceException missing(Buckets buckets, S3Request request) throws IOException {
        return buckets.bucket(request.bucket()).isEmpty()
                ? S3Errors.noSuchBucket(request.bucket())
                : S3Errors.noSuchKey("The specified key does not exist.");
    }

    void head(S3Request request) throws IOException {
        Buckets.StoredObject object = required(buckets, request);
        Exchange exchange = request.exchange();
        if (!Conditions.of(exchange).allowReading(object)) {
            describe(request, object, false);
            exchange.answer(Conditions.notModified());
            return;
        }
        Optional<ByteRange> range = range(request, object);
        describe(request, object, range.isEmpty());
        range.ifPresent(part -> exchange.set("Content-Range", part.contentRange(object.size())));
        exchange.begin(
                range.isPresent() ? 206 : 200, range.map(ByteRange::length).orElse(object.size()));
        exchange.end();
    }

    void get(S3Request request) throws IOException {
        required(buckets, request);
        try (Buckets.Reading reading = buckets.open(request.uri())
                .orElseThrow(() -> S3Errors.noSuchKey("The specified key does not exist."))) {
            Buckets.StoredObject object = reading.object();
            Exchange exchange = request.exchange();
            if (!Conditions.of(exchange).allowReading(object)) {
                describe(request, object, false);
                exchange.answer(Conditions.notModified());
                return;
            }
            Optional<ByteRange> range = range(request, object);
            describe(request, object, range.isEmpty());
            range.ifPresent(part -> exchange.set("Content-Range", part.contentRange(object.size())));
            send(exchange, reading, range);
        }
    }

    private static void send(Exchange exchange, Buckets.Reading reading, Optional<ByteRange> range) throws IOException {
        ByteRange part = range.orElseGet(() -> new ByteRange(0, reading.object().size()));
        try (ReadableByteChannel in = reading.content(part.first(), part.length())) {
            exchange.begin(range.isPresent() ? 206 : 200, part.length());
            // Outside of the heap, from where it goes to the socket without a copy.
            ByteBuffer block = ByteBuffer.allocateDirect((int) Math.clamp(part.length(), 1, BLOCK));
            while (in.read(block) >= 0) {
                exchange.write(block.flip());
                block.clear();
            }
            exchange.end();
        }
    }

    private static Optional<ByteRange> range(S3Request request, Buckets.StoredObject object) {
        // Where parts ended is not kept: the whole object counts as its only part.
        if (request.number("partNumber", 1) != 1) {
            throw new ServiceException(416, "InvalidPartNumber", "The requested partnumber is not satisfiable");
        }
        return request.header("Range").flatMap(header -> ByteRange.parse(header, object.size()));
    }

    private static void describe(S3Request request, Buckets.StoredObject object, boolean whole) {
        Exchange exchange = request.exchange();
        exchange.set("Content-Type", StoredHeaders.DEFAULT_TYPE);
        Map<String, String> checksums = StoredHeaders.checksums(object.headers());
        object.headers().forEach((name, value) -> {
            if (!checksums.containsKey(name)) {
                exchange.set(name, value);
            }
        });
        if (whole
                && request.header("x-amz-checksum-mode")
                        .filter("ENABLED"::equalsIgnoreCase)
                        .isPresent()) {
            checksums.forEach(exchange::set);
            if (!checksums.isEmpty()) {
                exchange.set("x-amz-checksum-type", "FULL_OBJECT");
            }
        }
        exchange.set("ETag", quoted(object.entityTag()));
        exchange.set("Last-Modified", httpTime(object.modified()));
        exchange.set("Accept-Ranges", "bytes");
        OVERRIDES.forEach(
                (parameter, header) -> request.parameter(parameter).ifPresent(value -> exchange.set(header, value)));
    }
}
