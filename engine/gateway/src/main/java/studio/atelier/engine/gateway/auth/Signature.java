package studio.atelier.engine.gateway.auth;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.gateway.auth.AuthFailure.Reason;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.http.Query;

/**
 * What a request says of its signature (Signature Version 4): in the Authorization header, or in the query of a
 * presigned address.
 *
 * @param scope {@code DATE/REGION/SERVICE/aws4_request}
 * @param time when it was signed, as sent: {@code 20261122T203003Z}
 * @param signedHeaders in small letters, as sent
 * @param value hexadecimal
 * @param validFor how long a presigned address is good for; empty for one in the header
 */
public record Signature(
        String accessKey,
        String scope,
        String service,
        String time,
        List<String> signedHeaders,
        String value,
        Optional<Duration> validFor) {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT);
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final int SCOPE_PARTS = 4;
    private static final Duration LONGEST = Duration.ofDays(7);

    /** True if the signature is in the query. */
    public boolean isPresigned() {
        return validFor.isPresent();
    }

    /** When the request was signed. */
    public Instant signedAt() {
        return instant(time);
    }

    /**
     * Reads the signature of a request; empty if it has none.
     *
     * @throws AuthFailure if it has one that cannot be read
     */
    public static Optional<Signature> of(Exchange exchange) {
        List<String> headers = exchange.headers("Authorization");
        Optional<String> header = exchange.header("Authorization");
        if (header.isPresent()) {
            if (exchange.query().has("X-Amz-Signature")) {
                throw malformed("The request is signed both in its header and in its query; one is enough");
            }
            if (headers.size() > 1) {
                throw malformed("The request has several Authorization headers; one is enough");
            }
            return Optional.of(ofHeader(header.get(), exchange));
        }
        Query query = exchange.query();
        return query.has("X-Amz-Algorithm") || query.has("X-Amz-Signature")
                ? Optional.of(ofQuery(query))
                : Optional.empty();
    }

    private static Signature ofHeader(String header, Exchange exchange) {
        int space = header.indexOf(' ');
        String algorithm = space < 0 ? header : header.substring(0, space);
        if (!algorithm.equals(ALGORITHM)) {
            throw malformed("The Authorization header begins with '" + shortened(algorithm) + "'; this server reads "
                    + ALGORITHM);
        }
        Map<String, String> fields = new HashMap<>();
        for (String field : header.substring(algorithm.length()).split(",", -1)) {
            int equals = field.indexOf('=');
            if (equals < 0) {
                throw malformed(
                        "The Authorization header has '" + shortened(field.strip()) + "' where NAME=VALUE belongs");
            }
            if (fields.put(
                            field.substring(0, equals).strip(),
                            field.substring(equals + 1).strip())
                    != null) {
                throw malformed("The Authorization header has a field twice");
            }
        }
        String time = exchange.header("X-Amz-Date")
                .orElseThrow(
                        () -> malformed("The header X-Amz-Date is missing, which says when the request was signed"));
        return make(fields.get("Credential"), fields.get("SignedHeaders"), fields.get("Signature"), time, null);
    }

    private static Signature ofQuery(Query query) {
        String algorithm = query.get("X-Amz-Algorithm").orElse("");
        if (!algorithm.equals(ALGORITHM)) {
            throw malformed("X-Amz-Algorithm is '" + shortened(algorithm) + "'; this server reads " + ALGORITHM);
        }
        return make(
                query.get("X-Amz-Credential").orElse(null),
                query.get("X-Amz-SignedHeaders").orElse(null),
                query.get("X-Amz-Signature").orElse(null),
                query.get("X-Amz-Date").orElse(""),
                query.get("X-Amz-Expires").orElse(""));
    }

    private static Signature make(
            @Nullable String credential,
            @Nullable String signedHeaders,
            @Nullable String value,
            String time,
            @Nullable String seconds) {
        if (credential == null || signedHeaders == null || value == null) {
            throw malformed("The signature needs Credential, SignedHeaders and Signature");
        }
        int slash = credential.indexOf('/');
        String scope = credential.substring(slash + 1);
        String[] parts = scope.split("/", -1);
        if (slash < 1 || parts.length != SCOPE_PARTS || !parts[3].equals("aws4_request")) {
            throw malformed("The credential '" + shortened(credential)
                    + "' is not of the form KEY/DATE/REGION/SERVICE/aws4_request");
        }
        if (!HEX.matcher(value).matches()) {
            throw malformed("The signature is not 64 hexadecimal digits in small letters");
        }
        if (!DateTimeFormatter.BASIC_ISO_DATE
                .format(instant(time).atZone(ZoneOffset.UTC).toLocalDate())
                .equals(parts[0])) {
            throw malformed("The credential's date " + shortened(parts[0]) + " is not that of the request, " + time);
        }
        List<String> names = List.of(signedHeaders.split(";", -1));
        if (!names.contains("host")) {
            throw malformed("The header host is not among the signed headers");
        }
        return new Signature(
                credential.substring(0, slash),
                scope,
                parts[2],
                time,
                names,
                value,
                seconds == null ? Optional.empty() : Optional.of(duration(seconds)));
    }

    private static Instant instant(String time) {
        try {
            return LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw malformed(
                    "The time of the signature, '" + shortened(time) + "', is not of the form 20260131T235959Z");
        }
    }

    private static Duration duration(String seconds) {
        try {
            Duration duration = Duration.ofSeconds(Integer.parseInt(seconds));
            if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
                return duration;
            }
        } catch (NumberFormatException e) {
            // Told with the others.
        }
        throw malformed("X-Amz-Expires is '" + shortened(seconds) + "'; it must be seconds from 0 to 604800");
    }

    private static AuthFailure malformed(String message) {
        return new AuthFailure(Reason.MALFORMED, message);
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
