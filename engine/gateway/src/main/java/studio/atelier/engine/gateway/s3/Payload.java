package studio.atelier.engine.gateway.s3;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import studio.atelier.engine.gateway.auth.ChunkSignatures;
import studio.atelier.engine.gateway.auth.Sender;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.http.ServiceException;

/** The content of a request: read once, as it comes, and checked against every checksum that came with it. */
final class Payload {

    /** The most that one request may store. */
    static final long MOST_BYTES = 5L << 30;

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final String STREAMING = "STREAMING-";
    private static final String SIGNED = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private static final int BLOCK = 256 << 10;

    /**
     * What came.
     *
     * @param tag the entity tag: the MD5 in hexadecimal, or for a large content another text
     * @param checksums the checksums that came with it and are right, by their headers' names
     */
    record Received(long size, String tag, Map<String, String> checksums) {}

    private final Exchange exchange;
    private final Sender sender;
    private final long most;
    private final boolean part;

    private Payload(S3Request request, long most, boolean part) {
        this.exchange = request.exchange();
        this.sender = request.sender();
        this.most = most;
        this.part = part;
    }

    /** The content of an object. */
    static Payload of(S3Request request) {
        return new Payload(request, MOST_BYTES, false);
    }

    /** The content of a part of an object. */
    static Payload ofPart(S3Request request) {
        return new Payload(request, MOST_BYTES, true);
    }

    /** A document in a request's content. */
    static byte[] document(S3Request request, int most) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Received received = new Payload(request, most, false).copyTo(bytes);
        assert received.size() == bytes.size();
        return bytes.toByteArray();
    }

    /** @throws ServiceException if the content is too long, too short, or not what its checksums say */
    Received copyTo(OutputStream out) throws IOException {
        String stated = exchange.header("x-amz-content-sha256").orElse("");
        boolean chunked = stated.startsWith(STREAMING);
        long expected = chunked ? decodedLength() : exchange.length();
        if (expected > most) {
            throw tooLarge();
        }
        Map<String, ContentChecksum> checksums = checksums();
        EntityTag tag = EntityTag.of(exchange.header("Content-MD5"), expected, part && !checksums.isEmpty());
        Optional<MessageDigest> sha256 =
                SHA256.matcher(stated).matches() ? Optional.of(ContentChecksum.digest("SHA-256")) : Optional.empty();
        InputStream body = exchange.body();
        Supplier<Map<String, String>> trailers = Map::of;
        if (chunked) {
            AwsChunkedStream decoded = new AwsChunkedStream(body, signatures(stated));
            body = decoded;
            trailers = decoded::trailers;
        }
        long size = 0;
        byte[] block = new byte[BLOCK];
        for (int count = body.read(block); count >= 0; count = body.read(block)) {
            size += count;
            if (size > most) {
                throw tooLarge();
            }
            out.write(block, 0, count);
            tag.update(block, count);
            for (ContentChecksum checksum : checksums.values()) {
                checksum.update(block, 0, count);
            }
            if (sha256.isPresent()) {
                sha256.get().update(block, 0, count);
            }
        }
        if (expected >= 0 && size != expected) {
            throw new ServiceException(
                    400, "IncompleteBody", "The content has " + size + " bytes; " + expected + " were announced");
        }
        Optional<String> hash = sha256.map(digest -> HexFormat.of().formatHex(digest.digest()));
        if (hash.isPresent() && !hash.get().equals(stated)) {
            throw new ServiceException(
                    400,
                    "XAmzContentSHA256Mismatch",
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        return new Received(size, tag.value(hash), checked(checksums, trailers.get()));
    }

    private ServiceException tooLarge() {
        return new ServiceException(
                400,
                "EntityTooLarge",
                "Your proposed upload exceeds the maximum allowed size of " + most + " bytes; upload it in parts");
    }

    private long decodedLength() {
        String length = exchange.header("x-amz-decoded-content-length")
                .orElseThrow(() -> new ServiceException(
                        411, "MissingContentLength", "The header x-amz-decoded-content-length is missing"));
        if (!LENGTH.matcher(length).matches()) {
            throw S3Errors.invalidArgument("The header x-amz-decoded-content-length is no number of bytes");
        }
        return Long.parseLong(length);
    }

    private Optional<ChunkSignatures> signatures(String stated) {
        return stated.startsWith(SIGNED)
                        && sender.key().isPresent()
                        && sender.signature().isPresent()
                ? Optional.of(new ChunkSignatures(
                        sender.key().get(), sender.signature().get()))
                : Optional.empty();
    }

    /** The checksums that the head announces, in itself or as trailers. */
    private Map<String, ContentChecksum> checksums() {
        Map<String, ContentChecksum> checksums = new LinkedHashMap<>();
        List<String> names = exchange.headerNames().stream()
                .filter(name -> name.startsWith(ContentChecksum.HEADER))
                .toList();
        names.forEach(name -> add(checksums, name));
        for (String trailer : exchange.headers("x-amz-trailer")) {
            add(checksums, trailer.strip().toLowerCase(Locale.ROOT));
        }
        return checksums;
    }

    private static void add(Map<String, ContentChecksum> checksums, String header) {
        if (header.startsWith(ContentChecksum.HEADER)) {
            ContentChecksum.named(header.substring(ContentChecksum.HEADER.length()))
                    .ifPresent(checksum -> checksums.put(header, checksum));
        }
    }

    private Map<String, String> checked(Map<String, ContentChecksum> checksums, Map<String, String> trailers) {
        Map<String, String> right = new LinkedHashMap<>();
        checksums.forEach((name, checksum) -> {
            String stated = exchange.header(name).orElseGet(() -> trailers.getOrDefault(name, ""));
            String value = checksum.value();
            if (!stated.equals(value)) {
                throw S3Errors.badDigest("The "
                        + name.substring(ContentChecksum.HEADER.length()).toUpperCase(Locale.ROOT)
                        + " you specified did not match the calculated checksum.");
            }
            right.put(name, value);
        });
        return right;
    }
}
