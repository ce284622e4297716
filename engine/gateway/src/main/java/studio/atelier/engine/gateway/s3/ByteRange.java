package studio.atelier.engine.gateway.s3;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.atelier.engine.gateway.http.ServiceException;

/**
 * A part of an object.
 *
 * @param first offset of its first byte
 * @param length bytes of it
 */
record ByteRange(long first, long length) {

    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Reads a Range header. Empty if it asks for no single range: then the whole object is the answer, as S3 does it.
     *
     * @throws ServiceException InvalidRange if the object has no such bytes
     */
    static Optional<ByteRange> parse(String header, long size) {
        Matcher matcher = RANGE.matcher(header.strip());
        if (!matcher.matches() || matcher.group(1).isEmpty() && matcher.group(2).isEmpty()) {
            return Optional.empty();
        }
        if (matcher.group(1).isEmpty()) {
            long last = Math.min(size, Long.parseLong(matcher.group(2)));
            return Optional.of(checked(size - last, last, size));
        }
        long first = Long.parseLong(matcher.group(1));
        long end = matcher.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(matcher.group(2)));
        if (!matcher.group(2).isEmpty() && Long.parseLong(matcher.group(2)) < first) {
            return Optional.empty();
        }
        return Optional.of(checked(first, end - first + 1, size));
    }

    private static ByteRange checked(long first, long length, long size) {
        if (length <= 0 || first >= size) {
            throw new ServiceException(
                    416, "InvalidRange", "The requested range is not satisfiable: the object has " + size + " bytes");
        }
        return new ByteRange(first, length);
    }

    /** As the answer's header names it. */
    String contentRange(long size) {
        return "bytes " + first + "-" + (first + length - 1) + "/" + size;
    }
}
