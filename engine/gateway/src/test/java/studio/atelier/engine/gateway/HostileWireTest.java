package studio.atelier.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that say one thing and mean another: lengths, chunks, numbers, names. Each has one answer and does no harm. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
class HostileWireTest {

    private static final String CLOSE = "Connection: close\r\n";
    private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.1 (\\d{3})");

    @TempDir
    private static Path folder;

    private static Served served;
    private static Raw raw;

    @BeforeAll
    static void open() throws Exception {
        served = Served.open(folder.resolve("workspace"));
        raw = new Raw(served.endpoint());
        assertThat(put("/bkt/k", "Content-Length: 3\r\n\r\nold").status()).isEqualTo(200);
    }

    @AfterAll
    static void close() throws Exception {
        served.close();
    }

    @AfterEach
    void nothingIsChangedOrLeft() throws Exception {
        assertThat(object("GET", "/bkt/k", "\r\n").text()).endsWith("\r\n\r\nold");
        assertThat(files()).containsExactly("buckets/bkt/k");
    }

    private static List<String> files() throws IOException {
        Path workspace = folder.resolve("workspace");
        List<String> files = new ArrayList<>();
        for (String part : List.of("buckets", "tmp")) {
            try (Stream<Path> all = Files.walk(workspace.resolve(part))) {
                all.filter(Files::isRegularFile)
                        .map(file -> workspace.relativize(file).toString())
                        .forEach(files::add);
            }
        }
        return files;
    }

    private static Raw.Answer object(String method, String target, String more) throws IOException {
        return raw.send(method + " " + target + " HTTP/1.1\r\n" + raw.host() + Raw.signed("s3") + CLOSE + more);
    }

    private static Raw.Answer put(String target, String more) throws IOException {
        return object("PUT", target, more);
    }

    private static long answers(Raw.Answer answer) {
        return ANSWER.matcher(answer.text()).results().count();
    }

    private static void refused(Raw.Answer answer) {
        assertThat(answer.status()).as("%s", answer.text()).isBetween(400, 499);
        assertThat(answers(answer)).as("%s", answer.text()).isOne();
    }

    /** Two ways to tell where a request ends; another server in front might believe the other one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n",
                "Content-Length: 4\r\nContent-Length: 5\r\n",
                "Content-Length: 4, 5\r\n",
                "Content-Length: +4\r\n",
                "Content-Length: -4\r\n",
                "Content-Length: 0x4\r\n",
                "Content-Length: 4 4\r\n",
                "Content-Length: 99999999999999999999\r\n",
                "Content-Length : 4\r\n",
                "Transfer-Encoding : chunked\r\n",
                "Transfer-Encoding: xchunked\r\n",
                "Transfer-Encoding: chunked, identity\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
                "Transfer-Encoding:\u000bchunked\r\n",
                "X: y\nContent-Length: 4\r\n",
                "X: y\r\n Content-Length: 4\r\n",
                "X: y\rContent-Length: 4\r\n",
            })
    void aRequestWhoseEndIsInDoubtIsRefusedAndWhatFollowsItIsNoRequest(String lengths) throws Exception {
        String second = "GET /bkt/k HTTP/1.1\r\n" + raw.host() + Raw.signed("s3") + CLOSE + "\r\n";
        // Without "Connection: close", so that the server could go on with what comes next.
        Raw.Answer answer = raw.send("PUT /bkt/smuggled HTTP/1.1\r\n" + raw.host() + Raw.signed("s3") + lengths + "\r\n"
                + "0\r\n\r\n" + second);

        assertThat(answer.status()).as("%s", answer.text()).isIn(400, 411, 501);
        assertThat(answers(answer)).as("%s", answer.text()).isOne();
        assertThat(answer.text()).doesNotContain("old");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\nabc\r\n0\r\n\r\n",
                "-1\r\nabc\r\n0\r\n\r\n",
                "\r\nabc\r\n0\r\n\r\n",
                "FFFFFFFFFFFFFFFFF\r\nabc\r\n0\r\n\r\n",
                "7FFFFFFFFFFFFFFF\r\nabc",
                "5\r\nabc\r\n0\r\n\r\n",
                "3\r\nabc\r\n",
                "3\r\nabc",
            })
    void chunksOfWrongSizesAreRefused(String chunks) throws Exception {
        refused(put("/bkt/chunks", "Transfer-Encoding: chunked\r\n\r\n" + chunks));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10;3;abc\r\n;0;\r\n",
                "3;;abc\r\n0\r\n",
                "3;-3;abc\r\n",
                "3;;-3\r\nabc\r\n0\r\n\r\n",
                "3;;zz\r\nabc\r\n0\r\n\r\n",
                "3;;7fffffffffffffff\r\nabc",
                "3;;ffffffffffffffffffff\r\nabc\r\n0\r\n\r\n",
                "3;;5\r\nabcde\r\n0\r\n\r\n",
                "4;;3\r\nabc\r\n0\r\n\r\n",
                "3;;3\r\nabcde\r\n0\r\n\r\n",
                "18446744073709551615;;3\r\nabc\r\n0\r\n\r\n",
                "-1;;3\r\nabc\r\n0\r\n\r\n",
                "6000000000;;3\r\nabc\r\n0\r\n\r\n",
                "3;;3;chunk-signature=zz\r\nabcx\r\n0\r\n\r\n",
                "3;;3\r\nabc\r\n0\r\nno trailer\r\n\r\n",
                ";;3\r\nabc\r\n0\r\n\r\n",
            })
    void awsChunksOfWrongLengthsAreRefused(String given) throws Exception {
        String decoded = given.substring(0, given.indexOf(';'));
        String content = given.substring(given.indexOf(';') + 2);
        refused(raw.send("PUT /bkt/aws HTTP/1.1\r\n" + raw.host()
                + Raw.signed("s3").replace("UNSIGNED-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER") + CLOSE
                + "Content-Encoding: aws-chunked\r\nx-amz-decoded-content-length: " + decoded + "\r\nContent-Length: "
                + content.length() + "\r\n\r\n" + content));
    }

    @Test
    void trailersWithoutEndAreRefused() throws Exception {
        StringBuilder content = new StringBuilder("3\r\nabc\r\n0\r\n");
        for (int i = 0; i < 5000; i++) {
            content.append("x-amz-meta-").append(i).append(":v\r\n");
        }
        refused(raw.send("PUT /bkt/aws HTTP/1.1\r\n" + raw.host()
                + Raw.signed("s3").replace("UNSIGNED-PAYLOAD", "STREAMING-UNSIGNED-PAYLOAD-TRAILER") + CLOSE
                + "x-amz-decoded-content-length: 3\r\nContent-Length: " + content.length() + "\r\n\r\n" + content));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bytes=99999999999999999999-",
                "bytes=0-99999999999999999999",
                "bytes=-99999999999999999999",
                "bytes=-0",
                "bytes=5-2",
                "bytes=3-",
                "bytes=--1",
                "bytes=0-0,1-1",
                "bytes=1-x",
                "lines=0-1",
                "bytes=",
                "bytes=\u0661-",
            })
    void rangesThatAreNoneGiveTheWholeOrAreRefused(String range) throws Exception {
        Raw.Answer answer = object("GET", "/bkt/k", "Range: " + range + "\r\n\r\n");
        assertThat(answer.status()).as("%s", answer.text()).isIn(200, 400, 416);
        if (answer.status() == 200) {
            assertThat(answer.text()).endsWith("\r\n\r\nold");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "2147483648", "4294967295", "4294967296", "99999999999999999999", "1e3", "0x10", "a"})
    void numbersOutOfRangeAreRefused(String number) throws Exception {
        for (String target : List.of(
                "/bkt?list-type=2&max-keys=" + number,
                "/bkt?max-keys=" + number,
                "/bkt?uploads&max-uploads=" + number)) {
            refused(object("GET", target, "\r\n"));
        }
        refused(object("GET", "/bkt/k?uploadId=" + "0".repeat(32) + "&max-parts=" + number, "\r\n"));
        refused(put("/bkt/k?uploadId=" + "0".repeat(32) + "&partNumber=" + number, "Content-Length: 0\r\n\r\n"));
    }

    @Test
    void partsThatCannotBeAreRefused() throws Exception {
        Raw.Answer begun = object("POST", "/bkt/parts?uploads", "Content-Length: 0\r\n\r\n");
        String id = begun.text().replaceAll("(?s).*<UploadId>(\\w+)</UploadId>.*", "$1");
        String upload = "/bkt/parts?uploadId=" + id;
        for (String number : List.of("0", "-1", "10001", "2147483648", "1.5", "")) {
            refused(put(upload + "&partNumber=" + number, "Content-Length: 1\r\n\r\nx"));
        }
        String head = "<CompleteMultipartUpload>";
        String part = "<Part><PartNumber>%s</PartNumber><ETag>x</ETag></Part>";
        for (String document : List.of(
                head,
                head + "</CompleteMultipartUpload>",
                head + part.formatted("99999999999999") + "</CompleteMultipartUpload>",
                head + part.formatted("-1") + "</CompleteMultipartUpload>",
                head + part.formatted("1").repeat(20_000) + "</CompleteMultipartUpload>",
                head + "<Part>".repeat(50_000),
                "<!DOCTYPE x [<!ENTITY a \"1\"><!ENTITY b \"" + "&a;".repeat(1000) + "\">]>" + head
                        + part.formatted("&b;") + "</CompleteMultipartUpload>",
                "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">" + head + "</CompleteMultipartUpload>",
                "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + head,
                "<Part " + "a=\"b\" ".repeat(10_000) + "/>")) {
            refused(object("POST", upload, "Content-Length: " + document.length() + "\r\n\r\n" + document));
        }
        assertThat(object("DELETE", upload, "\r\n").status()).isEqualTo(204);
        refused(object("DELETE", upload, "\r\n"));
        for (String none : List.of("..", "%2e%2e%2f", "x", "", "0".repeat(33), id + "%00")) {
            refused(object("DELETE", "/bkt/parts?uploadId=" + none, "\r\n"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/bkt/%c0%ae%c0%ae/escaped",
                "/bkt/%c0%af",
                "/bkt/%ff",
                "/bkt/%ed%a0%80",
                "/bkt/a%00b",
                "/bkt/%00",
                "/bkt/a%2f",
                "/bkt/%",
                "/bkt/%1",
                "/bkt/%u002e",
                "/%ff/k",
                "/b%00kt/k",
                "/bkt;a=b/../escaped",
                "bkt/k",
                "*",
            })
    void namesThatAreNoTextOrNoFileAreRefused(String target) throws Exception {
        Raw.Answer answer = put(target, "Content-Length: 4\r\n\r\nevil");
        if (target.equals("/bkt/a%2f")) {
            // A folder, which has no content.
            assertThat(answer.text()).contains("InvalidArgument");
        }
        refused(answer);
    }

    @Test
    void namesThatAreTooLongAreRefusedAndStrangeOnesAreNames() throws Exception {
        refused(put("/bkt/" + "a".repeat(256), "Content-Length: 1\r\n\r\nx"));
        refused(put("/bkt/" + "a/".repeat(600) + "a", "Content-Length: 1\r\n\r\nx"));
        refused(put("/bkt/" + "%e2%82%ac".repeat(86), "Content-Length: 1\r\n\r\nx"));
        refused(object("GET", "/bkt/" + "a".repeat(20_000), "\r\n"));
        // Dots of another width lead nowhere, and text that turns round is text.
        for (String name : List.of("%ef%bc%8e%ef%bc%8e", "%e2%80%ae", "%F0%9F%98%80", "...", "a%5c..%5cb", "%20")) {
            assertThat(put("/bkt/" + name, "Content-Length: 1\r\n\r\nx").status())
                    .as(name)
                    .isEqualTo(200);
            assertThat(object("DELETE", "/bkt/" + name, "\r\n").status()).isEqualTo(204);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Amz-Target: SageMaker.ListModels\r\nX-Amz-Target: SageMaker.CreateModel\r\n",
                "X-Amz-Target: SageMaker.ListModels, SageMaker.CreateModel\r\n",
            })
    void headersThatCameTwiceMeanNothingElse(String headers) throws Exception {
        Raw.Answer answer = raw.send("POST / HTTP/1.1\r\n" + raw.host() + Raw.signed("sagemaker") + headers + CLOSE
                + "Content-Length: 2\r\n\r\n{}");
        assertThat(answer.status()).isIn(200, 400);
        assertThat(answers(answer)).isOne();
    }

    @Test
    void twoSignaturesAreRefused() throws Exception {
        String two = Raw.signed("s3") + Raw.signed("sagemaker");
        Raw.Answer answer = raw.send("GET /bkt/k HTTP/1.1\r\n" + raw.host() + two + CLOSE + "\r\n");
        refused(answer);
    }

    @Test
    void anAddressInTheRequestLineHasToBeThisMachines() throws Exception {
        String here = "http://" + raw.endpoint().getAuthority();
        assertThat(object("GET", here + "/bkt/k", "\r\n").status()).isEqualTo(200);
        for (String address : List.of(
                "http://evil.example/bkt/k",
                "http://evil.example@127.0.0.1/bkt/k",
                "https://evil.example/",
                "//evil/k")) {
            refused(object("GET", address, "\r\n"));
        }
        refused(raw.send("CONNECT evil.example:443 HTTP/1.1\r\n" + raw.host() + CLOSE + "\r\n"));
        for (String version : List.of("HTTP/0.9", "HTTP/3.0", "HTTP/1.1.1", "FTP/1.1")) {
            Raw.Answer answer =
                    raw.send("GET /bkt/k " + version + "\r\n" + raw.host() + Raw.signed("s3") + CLOSE + "\r\n");
            assertThat(answer.status()).as(version).isNotEqualTo(200);
        }
        assertThat(raw.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").status()).isNotEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"MaxResults\": 1e999999999}",
                "{\"MaxResults\": 99999999999999999999999999}",
                "{\"MaxResults\": -1}",
                "{\"MaxResults\": 1.5}",
                "{\"CreationTimeAfter\": 1e400}",
                "{\"CreationTimeAfter\": -1e300}",
                "{\"CreationTimeAfter\": \"\\u0000\"}",
                "{\"NameContains\": \"\\ud800\"}",
                "{\"NextToken\": \"\\u0000\"}",
                "{\"NextToken\": \"AAAA\"}",
                "{\"SortBy\": {\"a\": [[[[]]]]}}",
            })
    void valuesThatCannotBeAreAnswered(String body) throws Exception {
        Raw.Answer answer = raw.send("POST / HTTP/1.1\r\n" + raw.host() + Raw.signed("sagemaker")
                + "X-Amz-Target: SageMaker.ListTrainingJobs\r\n" + CLOSE + "Content-Length: " + body.length()
                + "\r\n\r\n"
                + body);
        assertThat(answer.status()).as("%s", answer.text()).isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "a/b", "..", "a\\u0000", "a%2f..", "-a", ""})
    void namesOfJobsLeadNowhere(String name) throws Exception {
        String body = "{\"TrainingJobName\": \"" + name + "\", \"RoleArn\": \"arn:aws:iam::000000000000:role/R\","
                + " \"AlgorithmSpecification\": {\"TrainingInputMode\": \"File\", \"TrainingImage\": \"atelier.local/shell\"},"
                + " \"OutputDataConfig\": {\"S3OutputPath\": \"s3://out\"}, \"ResourceConfig\": {\"InstanceType\": \"local\","
                + " \"InstanceCount\": 1, \"VolumeSizeInGB\": 1}, \"StoppingCondition\": {\"MaxRuntimeInSeconds\": 60}}";
        Raw.Answer answer = raw.send("POST / HTTP/1.1\r\n" + raw.host() + Raw.signed("sagemaker")
                + "X-Amz-Target: SageMaker.CreateTrainingJob\r\n" + CLOSE + "Content-Length: " + body.length()
                + "\r\n\r\n"
                + body);
        assertThat(answer.status()).as("%s", answer.text()).isEqualTo(400);
        assertThat(answer.text()).contains("ValidationException");
    }

    @Test
    void clientsThatSendSlowlyHoldNobodyUp() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = raw.connect();
                slow.add(socket);
                OutputStream out = socket.getOutputStream();
                out.write(("PUT /bkt/slow" + i + " HTTP/1.1\r\n" + raw.host() + Raw.signed("s3")
                                + "Content-Length: 1000000\r\n\r\nx")
                        .getBytes(StandardCharsets.US_ASCII));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(object("GET", "/bkt/k", "\r\n").status()).isEqualTo(200);
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        Path bucket = folder.resolve("workspace/buckets/bkt");
        Wait.until(() -> bucket.toFile().list().length == 1);
    }
}
