package studio.atelier.engine.gateway.s3;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.gateway.auth.ChunkSignatures;
import studio.atelier.engine.gateway.http.ServiceException;

/** Decodes a content in the encoding aws-chunked: chunks that may be signed, and trailers with checksums after them. */
final class AwsChunkedStream extends InputStream {

    private static final int MOST_LINE = 4096;
    private static final int MOST_TRAILERS = 16;
    private static final int BUFFER = 128 << 10;
    private static final String SIGNATURE = "chunk-signature=";
    private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";

    private final InputStream in;
    private final Optional<ChunkSignatures> signatures;
    private final Map<String, String> trailers = new LinkedHashMap<>();
    private long left;
    private String signature = "";
    private boolean begun;
    private boolean ended;

    /** @param signatures what checks the chunks' signatures; empty where they are not checked */
    AwsChunkedStream(InputStream in, Optional<ChunkSignatures> signatures) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.signatures = signatures;
    }

    /** The trailers, by names in small letters; complete when the end was read. */
    Map<String, String> trailers() {
        return trailers;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (ended) {
            return -1;
        }
        if (left == 0) {
            beginChunk();
            if (left == 0) {
                endContent();
                return -1;
            }
        }
        int count = in.read(bytes, offset, (int) Math.min(length, left));
        if (count < 0) {
            throw incomplete();
        }
        signatures.ifPresent(check -> check.update(bytes, offset, count));
        left -= count;
        return count;
    }

    private void beginChunk() throws IOException {
        if (begun) {
            if (!line().isEmpty()) {
                throw malformed("a chunk is longer than it says");
            }
            signatures.ifPresent(check -> check.endChunk(signature));
        }
        begun = true;
        String head = line();
        int semicolon = head.indexOf(';');
        String size = semicolon < 0 ? head : head.substring(0, semicolon);
        int at = head.indexOf(SIGNATURE);
        signature = at < 0 ? "" : head.substring(at + SIGNATURE.length()).strip();
        try {
            left = Long.parseLong(size.strip(), 16);
        } catch (NumberFormatException e) {
            throw malformed("a chunk does not begin with its size");
        }
        if (left < 0) {
            throw malformed("a chunk has a negative size");
        }
    }

    private void endContent() throws IOException {
        ended = true;
        signatures.ifPresent(check -> check.endChunk(signature));
        StringBuilder signed = new StringBuilder();
        String last = "";
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1 || trailers.size() == MOST_TRAILERS) {
                throw malformed("a trailer is not NAME:VALUE, or there are too many");
            }
            String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            if (name.equals(TRAILER_SIGNATURE)) {
                last = value;
            } else {
                trailers.put(name, value);
                signed.append(name).append(':').append(value).append('\n');
            }
        }
        if (signatures.isPresent() && !trailers.isEmpty()) {
            signatures.get().endTrailers(signed.toString(), last);
        }
    }

    /** A line without its end; empty too where the content ends. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() == MOST_LINE) {
                throw malformed("a line between the chunks is too long");
            }
            line.append((char) c);
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }

    private static ServiceException incomplete() {
        return new ServiceException(
                400,
                "IncompleteBody",
                "You did not provide the number of bytes specified by the Content-Length HTTP header");
    }

    private static ServiceException malformed(String what) {
        return S3Errors.invalidRequest("The content is not in the encoding aws-chunked: " + what);
    }
}
