package studio.atelier.engine.gateway.s3;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.http.ServiceException;

/** The conditions that a request is under: entity tags and times, in the order of RFC 9110 section 13.2.2. */
record Conditions(
        Optional<String> match, Optional<String> noneMatch, Optional<Instant> modified, Optional<Instant> unmodified) {

    private static final int NOT_MODIFIED = 304;
    private static final String ANY = "*";

    /** Those of the object that the request is about. */
    static Conditions of(Exchange exchange) {
        return of(exchange, "");
    }

    /** Those of the object that is copied. */
    static Conditions ofSource(Exchange exchange) {
        return of(exchange, "x-amz-copy-source-");
    }

    private static Conditions of(Exchange exchange, String prefix) {
        return new Conditions(
                exchange.header(prefix + "if-match"),
                exchange.header(prefix + "if-none-match"),
                exchange.header(prefix + "if-modified-since").flatMap(Conditions::time),
                exchange.header(prefix + "if-unmodified-since").flatMap(Conditions::time));
    }

    // A time that cannot be read is as none, says RFC 9110.
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * Checks before an object is read. True if it may be; false if the client has it already.
     *
     * @throws ServiceException PreconditionFailed
     */
    boolean allowReading(Buckets.StoredObject object) {
        Instant changed = object.modified().truncatedTo(ChronoUnit.SECONDS);
        if (match.isPresent()) {
            if (!names(match.get(), object)) {
                throw S3Errors.preconditionFailed("If-Match");
            }
        } else if (unmodified.filter(changed::isAfter).isPresent()) {
            throw S3Errors.preconditionFailed("If-Unmodified-Since");
        }
        if (noneMatch.isPresent()) {
            return !names(noneMatch.get(), object);
        }
        return modified.filter(since -> !changed.isAfter(since)).isEmpty();
    }

    /** As {@link #allowReading} for a copy, where nothing is answered by 304. */
    void requireForCopy(Buckets.StoredObject object) {
        if (!allowReading(object)) {
            throw S3Errors.preconditionFailed("x-amz-copy-source-if-none-match or -if-modified-since");
        }
    }

    /**
     * Checks before an object is replaced.
     *
     * @throws ServiceException PreconditionFailed, or NoSuchKey if what must match is not there
     */
    void requireForWriting(Optional<Buckets.StoredObject> current) {
        if (noneMatch.isPresent()) {
            if (!noneMatch.get().equals(ANY)) {
                throw S3Errors.notImplemented("If-None-Match with a tag for writes; '*' it has");
            }
            if (current.isPresent()) {
                throw S3Errors.preconditionFailed("If-None-Match");
            }
        }
        if (match.isPresent()) {
            if (current.isEmpty()) {
                throw S3Errors.noSuchKey("The specified key does not exist, so If-Match cannot hold.");
            }
            if (!names(match.get(), current.get())) {
                throw S3Errors.preconditionFailed("If-Match");
            }
        }
    }

    static int notModified() {
        return NOT_MODIFIED;
    }

    private static boolean names(String tags, Buckets.StoredObject object) {
        return Arrays.stream(tags.split(",", -1))
                .map(String::strip)
                .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
                .anyMatch(tag -> tag.equals(ANY) || tag.replace("\"", "").equals(object.entityTag()));
    }
}
