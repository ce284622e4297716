package studio.atelier.engine.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;

/** Signatures against AWS's own test suite and against requests of boto3. */
class SignatureVectorsTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final String SCOPE = "20150830/us-east-1/service/aws4_request";
    private static final Pattern AUTHORIZATION =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=[^/]+/(\\S+), SignedHeaders=(\\S+), Signature=(\\w+)");

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(SignatureVectorsTest.class.getResource(name))
                .toURI());
    }

    static Stream<Path> cases() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.walk(resource("sigv4"))) {
            return files.filter(file -> file.toString().endsWith(".req")).sorted().toList().stream();
        }
    }

    private static String beside(Path request, String ending) throws IOException {
        String name = String.valueOf(request.getFileName());
        return Files.readString(request.resolveSibling(name.substring(0, name.length() - 4) + ending))
                .replace("\r\n", "\n");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyCaseOfTheSuiteIsSignedAsTheSuiteSays(Path file) throws Exception {
        String text = Files.readString(file).replace("\r\n", "\n");
        int blank = text.indexOf("\n\n");
        String body = blank < 0 ? "" : text.substring(blank + 2);
        String[] lines = (blank < 0 ? text : text.substring(0, blank)).split("\n");
        String target = lines[0].substring(lines[0].indexOf(' ') + 1, lines[0].lastIndexOf(' '));
        int question = target.indexOf('?');
        Map<String, List<String>> headers = new TreeMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.computeIfAbsent(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(lines[i].substring(colon + 1));
        }
        Matcher right = AUTHORIZATION.matcher(beside(file, ".authz"));
        assertThat(right.find()).isTrue();
        SignedRequest request = new SignedRequest(
                lines[0].substring(0, lines[0].indexOf(' ')),
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                name -> headers.getOrDefault(name, List.of()),
                List.of(right.group(2).split(";")),
                SigningKey.hash(body.getBytes(StandardCharsets.UTF_8)));

        assertThat(request.canonical(false)).isEqualTo(beside(file, ".creq"));
        String toSign = SignedRequest.toSign("20150830T123600Z", SCOPE, request.canonical(false));
        assertThat(toSign).isEqualTo(beside(file, ".sts"));
        assertThat(SigningKey.of(SECRET, SCOPE).sign(toSign)).isEqualTo(right.group(3));
    }

    static Stream<JsonNode> recorded() throws IOException, URISyntaxException {
        return Json.parse(Files.readString(resource("boto3-requests.json"))).path("requests").values().stream();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void requestsOfBoto3AreSignedAsItSignedThem(JsonNode recorded) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        recorded.path("headers")
                .properties()
                .forEach(e -> headers.put(
                        e.getKey().toLowerCase(Locale.ROOT),
                        List.of(e.getValue().asString(""))));
        Matcher sent = AUTHORIZATION.matcher(headers.get("authorization").getFirst());
        assertThat(sent.find()).isTrue();
        String target = recorded.path("target").asString("");
        int question = target.indexOf('?');
        String body = recorded.path("body").asString("");
        SignedRequest request = new SignedRequest(
                recorded.path("method").asString(""),
                question < 0 ? target : target.substring(0, question),
                question < 0 ? "" : target.substring(question + 1),
                name -> headers.getOrDefault(name, List.of()),
                List.of(sent.group(2).split(";")),
                SigningKey.hash(body.getBytes(StandardCharsets.UTF_8)));

        String toSign = SignedRequest.toSign(
                headers.get("x-amz-date").getFirst(),
                sent.group(1),
                request.canonical(sent.group(1).contains("/s3/")));

        assertThat(SigningKey.of("secret", sent.group(1)).sign(toSign)).isEqualTo(sent.group(3));
    }
}
