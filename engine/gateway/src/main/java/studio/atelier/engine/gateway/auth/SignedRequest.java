package studio.atelier.engine.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import studio.atelier.engine.gateway.http.Percent;

/**
 * The parts of a request that its signature covers. Source: "Create a signed AWS API request" in the IAM user guide; its
 * test vectors are among the tests.
 *
 * @param rawPath as sent
 * @param rawQuery as sent
 * @param headers the values of a header, by its name in small letters
 * @param payloadHash SHA-256 of the content in hexadecimal, or what stands for it in S3's requests
 */
record SignedRequest(
        String method,
        String rawPath,
        String rawQuery,
        Function<String, List<String>> headers,
        List<String> signedHeaders,
        String payloadHash) {

    /** @param forS3 S3's paths are taken as they are; those of all others are normalised and encoded once more */
    String canonical(boolean forS3) {
        StringBuilder text = new StringBuilder()
                .append(method)
                .append('\n')
                .append(forS3 ? Percent.encodePath(Percent.decode(rawPath)) : Percent.encodePath(normalised(rawPath)))
                .append('\n')
                .append(canonicalQuery())
                .append('\n');
        for (String name : signedHeaders) {
            text.append(name).append(':').append(values(name)).append('\n');
        }
        return text.append('\n')
                .append(String.join(";", signedHeaders))
                .append('\n')
                .append(payloadHash)
                .toString();
    }

    private String values(String name) {
        List<String> trimmed = new ArrayList<>();
        for (String value : headers.apply(name)) {
            trimmed.add(value.strip().replaceAll(" +", " "));
        }
        return String.join(",", trimmed);
    }

    private String canonicalQuery() {
        List<String> parts = new ArrayList<>();
        for (String part : rawQuery.split("&", -1)) {
            if (part.isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = Percent.encode(Percent.decode(equals < 0 ? part : part.substring(0, equals)));
            String value = Percent.encode(Percent.decode(equals < 0 ? "" : part.substring(equals + 1)));
            if (!name.equals("X-Amz-Signature")) {
                // '=' would come after letters in the order of names.
                parts.add(name + '\0' + value);
            }
        }
        Collections.sort(parts);
        return String.join("&", parts).replace('\0', '=');
    }

    private static String normalised(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : path.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        boolean folder = path.endsWith("/") || path.endsWith("/.") || path.endsWith("/..");
        String joined = "/" + String.join("/", segments);
        return folder && !segments.isEmpty() ? joined + "/" : joined;
    }

    /** What is signed: the canonical request's hash with the time and scope. */
    static String toSign(String time, String scope, String canonical) {
        return Signature.ALGORITHM + "\n" + time + "\n" + scope + "\n"
                + SigningKey.hash(canonical.getBytes(StandardCharsets.UTF_8));
    }
}
