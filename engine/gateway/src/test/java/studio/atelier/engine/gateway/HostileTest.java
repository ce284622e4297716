package studio.atelier.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What web pages, broken programs and people with bad intentions send: each is refused, and the engine goes on. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class HostileTest {

    private static final String TARGET = "X-Amz-Target: SageMaker.ListModels\r\n";
    private static final int OPEN = 10_000;

    @TempDir
    Path folder;

    private Served served;
    private Raw raw;

    @BeforeEach
    void open() throws Exception {
        served = Served.open(folder.resolve("workspace"));
        raw = new Raw(served.endpoint());
    }

    @AfterEach
    void close() throws Exception {
        assertThat(list().status()).isEqualTo(200);
        served.close();
    }

    private Raw.Answer list() throws IOException {
        return list(raw.host());
    }

    private Raw.Answer list(String headers) throws IOException {
        return raw.send("POST / HTTP/1.1\r\n" + headers + Raw.signed("sagemaker") + TARGET
                + "Connection: close\r\nContent-Length: 2\r\n\r\n{}");
    }

    private Raw.Answer object(String method, String target, String more) throws IOException {
        return raw.send(method + " " + target + " HTTP/1.1\r\n" + raw.host() + Raw.signed("s3")
                + "Connection: close\r\n" + more);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:80",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "[::2]",
                "0.0.0.0",
                "evil.example#localhost",
                ""
            })
    void aForeignHostIsRefused(String host) throws Exception {
        Raw.Answer answer = list("Host: " + host + "\r\n");

        assertThat(answer.status()).isIn(400, 403);
        assertThat(answer.text()).doesNotContain("\"Models\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:9"})
    void theNamesOfThisMachineAreTaken(String host) throws Exception {
        assertThat(list("Host: " + host + "\r\n").status()).isEqualTo(200);
    }

    @Test
    void aHostInTheAddressOrTwoHostsAreRefused() throws Exception {
        assertThat(raw.send("POST http://evil.example/ HTTP/1.1\r\n" + raw.host() + Raw.signed("sagemaker") + TARGET
                                + "Connection: close\r\nContent-Length: 2\r\n\r\n{}")
                        .status())
                .isIn(400, 403);
        assertThat(list(raw.host() + "Host: evil.example\r\n").status()).isIn(400, 403);
        assertThat(list("").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.example",
                "Origin: null",
                "Origin: http://localhost:3000",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site"
            })
    void webPagesAreRefused(String header) throws Exception {
        Raw.Answer answer = list(raw.host() + header + "\r\n");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("AccessDeniedException", "Web pages");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(raw.send("OPTIONS / HTTP/1.1\r\n" + raw.host() + header + "\r\nConnection: close\r\n"
                                + "Access-Control-Request-Method: POST\r\n\r\n")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whoDoesNotSignIsRefusedInTheFormOfTheService() throws Exception {
        Raw.Answer json = raw.send(
                "POST / HTTP/1.1\r\n" + raw.host() + TARGET + "Connection: close\r\nContent-Length: 2\r\n\r\n{}");
        assertThat(json.status()).isEqualTo(403);
        assertThat(json.text()).contains("\"__type\":\"MissingAuthenticationTokenException\"");
        Raw.Answer form = raw.send("POST / HTTP/1.1\r\n" + raw.host()
                + "Content-Type: application/x-www-form-urlencoded\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
        assertThat(form.status()).isEqualTo(403);
        assertThat(form.text()).contains("<Code>MissingAuthenticationToken</Code>");
        Raw.Answer s3 = raw.send("GET /bucket/key HTTP/1.1\r\n" + raw.host() + "Connection: close\r\n\r\n");
        assertThat(s3.status()).isEqualTo(403);
        assertThat(s3.text()).contains("<Code>AccessDenied</Code>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer abc",
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 Credential",
                "AWS4-HMAC-SHA256 Credential=K/20260101/us-east-1/sagemaker/aws4_request",
                "AWS4-HMAC-SHA256 Credential=K/sagemaker, SignedHeaders=host, Signature=00",
                "AWS4-HMAC-SHA256 Credential=K/x/us-east-1/sagemaker/aws4_request, SignedHeaders=host, Signature=zz",
                "AWS4-HMAC-SHA256 Credential=/x/us-east-1/sagemaker/aws4_request, SignedHeaders=host, Signature=00, Signature=1",
                "AWS4-ECDSA-P256-SHA256 Credential=K/20260101/sagemaker/aws4_request, SignedHeaders=host, Signature=00",
            })
    void aSignatureThatIsNoneIsRefused(String authorization) throws Exception {
        Raw.Answer answer = raw.send("POST / HTTP/1.1\r\n" + raw.host() + TARGET + "X-Amz-Date: 20260101T000000Z\r\n"
                + "Authorization: " + authorization + "\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("IncompleteSignatureException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bkt/../../escaped",
                "/bkt/%2e%2e/%2e%2e/escaped",
                "/bkt/..%2f..%2fescaped",
                "/bkt/a/%2e%2e%2f%2e%2e%2f%2e%2e%2fescaped",
                "/bkt/%2Fescaped",
                "/bkt//escaped",
                "/bkt/a//escaped",
                "/bkt/./escaped",
                "/bkt/escaped%00",
                "/bkt/.atelier-tmp-escaped",
                "/%2e%2e/escaped",
                "/../escaped",
                "/..%2f..%2fescaped/k",
                "/./escaped",
                "/bkt%2f..%2f..%2fescaped/k",
                "/bkt/%zz",
            })
    void keysThatLeadElsewhereAreRefused(String target) throws Exception {
        assertThat(object("PUT", "/bkt", "Content-Length: 0\r\n\r\n").status()).isEqualTo(200);
        List<String> before = files();

        Raw.Answer put = object("PUT", target, "Content-Length: 4\r\n\r\nevil");
        assertThat(put.status()).as("%s", put.text()).isBetween(400, 499);
        assertThat(object("GET", target, "\r\n").status()).isBetween(400, 499);
        assertThat(object("DELETE", target, "\r\n").status()).isBetween(400, 499);
        assertThat(files()).isEqualTo(before);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(Path::toString)
                    .filter(file -> file.contains("escaped") || file.contains("/bktuckets/"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void linksOutOfABucketAreNotFollowed() throws Exception {
        assertThat(object("PUT", "/bkt/inside", "Content-Length: 2\r\n\r\nin").status())
                .isEqualTo(200);
        Path secret = Files.createDirectories(folder.resolve("secret"));
        Files.writeString(secret.resolve("file"), "secret");
        Path bucket = folder.resolve("workspace/buckets/bkt");
        Files.createSymbolicLink(bucket.resolve("link"), secret);
        Files.createSymbolicLink(bucket.resolve("file"), secret.resolve("file"));
        Files.createSymbolicLink(bucket.resolve("round"), bucket);

        assertThat(object("GET", "/bkt/link/file", "\r\n").status()).isBetween(400, 499);
        assertThat(object("GET", "/bkt/file", "\r\n").status()).isBetween(400, 499);
        assertThat(object("PUT", "/bkt/link/new", "Content-Length: 4\r\n\r\nevil")
                        .status())
                .isBetween(400, 499);
        assertThat(object("PUT", "/bkt/file", "Content-Length: 4\r\n\r\nevil").status())
                .isBetween(400, 499);
        assertThat(object("DELETE", "/bkt/link/file", "\r\n").status()).isBetween(400, 499);
        Raw.Answer listed = object("GET", "/bkt?list-type=2", "\r\n");
        assertThat(listed.text()).contains("<Key>inside</Key>").doesNotContain("link", "<Key>file</Key>", "round");
        assertThat(secret.resolve("file")).hasContent("secret");
        assertThat(secret.resolve("new")).doesNotExist();
    }

    @Test
    void bodiesThatAreTooLargeOrNoJsonAreRefused() throws Exception {
        String head = "POST / HTTP/1.1\r\n" + raw.host() + Raw.signed("sagemaker") + TARGET + "Connection: close\r\n";
        assertThat(raw.send(head + "Content-Length: 99999999\r\n\r\n{").status())
                .isEqualTo(413);
        StringBuilder chunks = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            chunks.append("100000\r\n").append(" ".repeat(1 << 20)).append("\r\n");
        }
        assertThat(raw.send(head + "Transfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n")
                        .status())
                .isEqualTo(413);
        for (String body :
                List.of("{", "[]", "1", "{\"a\":1}{", "\u0000", "[".repeat(100_000), "{\"a\":".repeat(5000))) {
            Raw.Answer answer = raw.send(head + "Content-Length: " + body.length() + "\r\n\r\n" + body);
            assertThat(answer.status()).as("%.20s", body).isEqualTo(400);
            assertThat(answer.text()).contains("SerializationException");
        }
        assertThat(raw.send(head.replace("ListModels", "Nothing") + "Content-Length: 2\r\n\r\n{}")
                        .text())
                .contains("UnknownOperationException", "Nothing");
        assertThat(raw.send(head.replace("SageMaker.ListModels", "Other.ListModels") + "Content-Length: 2\r\n\r\n{}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void documentsThatBlowUpAreRefused() throws Exception {
        object("PUT", "/bkt", "Content-Length: 0\r\n\r\n");
        String bomb = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Delete><Object><Key>&b;&x;</Key></Object></Delete>";
        for (String document : List.of(bomb, "<Delete>", "", "<a/>", "<Delete>".repeat(10_000), "\u0001")) {
            Raw.Answer answer =
                    object("POST", "/bkt?delete", "Content-Length: " + document.length() + "\r\n\r\n" + document);
            assertThat(answer.status()).as("%.30s %s", document, answer.text()).isEqualTo(400);
            assertThat(answer.text()).contains("MalformedXML").doesNotContain("root:");
        }
    }

    @Test
    void garbageInEveryHeaderTakesNothingDown() throws Exception {
        Random random = new Random(11);
        List<String> names = List.of(
                "Authorization",
                "X-Amz-Date",
                "X-Amz-Target",
                "Content-Length",
                "Content-Type",
                "Range",
                "If-Match",
                "x-amz-content-sha256",
                "x-amz-copy-source",
                "x-amz-decoded-content-length",
                "x-amz-checksum-crc32",
                "x-amz-trailer",
                "Expect",
                "Transfer-Encoding",
                "Host",
                "Content-MD5",
                "x-amz-meta-a");
        for (String name : names) {
            byte[] garbage = new byte[200];
            random.nextBytes(garbage);
            String text = new String(garbage, StandardCharsets.ISO_8859_1).replaceAll("[\r\n]", "x");
            for (String method : List.of("PUT", "GET", "POST")) {
                Raw.Answer answer = object(method, "/garbage/k", name + ": " + text + "\r\n\r\n");
                assertThat(answer.status()).as("%s %s", method, name).isNotEqualTo(500);
            }
        }
        for (int i = 0; i < 50; i++) {
            byte[] garbage = new byte[1 + random.nextInt(2000)];
            random.nextBytes(garbage);
            assertThat(raw.send(garbage).status()).isIn(0, 400, 414, 431, 505);
        }
        assertThat(list(raw.host() + "X-Long: " + "x".repeat(100_000) + "\r\n").status())
                .isIn(0, 431);
    }

    @Test
    void anUploadThatBreaksOffLeavesNothing() throws Exception {
        object("PUT", "/bkt/k", "Content-Length: 3\r\n\r\nold");
        try (Socket socket = raw.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT /bkt/k HTTP/1.1\r\n" + raw.host() + Raw.signed("s3") + "Content-Length: 1000000\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(new byte[1000]);
            out.flush();
            Path bucket = folder.resolve("workspace/buckets/bkt");
            await(() -> count(bucket) == 2);
            socket.setSoLinger(true, 0);
        }
        await(() -> count(folder.resolve("workspace/buckets/bkt")) == 1);
        assertThat(object("GET", "/bkt/k", "\r\n").text()).endsWith("\r\n\r\nold");
    }

    private interface Check {
        boolean holds() throws IOException;
    }

    private static void await(Check check) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!check.holds()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    private static long count(Path bucket) throws IOException {
        try (Stream<Path> files = Files.list(bucket)) {
            return files.count();
        }
    }

    @Test
    void tenThousandConnectionsThatSayNothingHoldNobodyUp() throws Exception {
        long most = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : 0;
        assumeTrue(most > OPEN + 2000, "A process may open only " + most + " files");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HalfOpen.class.getName(),
                        served.endpoint().toString(),
                        Integer.toString(OPEN))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said = other.inputReader()) {
            assertThat(said.readLine()).isEqualTo("open");

            for (int i = 0; i < 20; i++) {
                assertThat(list().status()).isEqualTo(200);
            }
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    /** Another program, which opens connections and says half a request, or nothing. */
    static final class HalfOpen {
        public static void main(String[] arguments) throws IOException {
            Raw raw = new Raw(URI.create(arguments[0]));
            byte[] begun = ("POST / HTTP/1.1\r\n" + raw.host() + "X-Half: ").getBytes(StandardCharsets.US_ASCII);
            List<Socket> open = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
                Socket socket = raw.connect();
                open.add(socket);
                if (i % 2 == 0) {
                    socket.getOutputStream().write(begun);
                }
            }
            System.out.println("open");
            System.in.read();
            open.forEach(socket -> assertThat(socket).isNotNull());
        }
    }
}
