import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * A client as light as can be, so that what is measured is the server: kept connections, requests that were made
 * beforehand. Arguments: work folder with the server's "ready" line, megabytes, seconds.
 */
final class GatewayBench {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int REPETITIONS = 5;

    private final URI endpoint;

    private GatewayBench(URI endpoint) {
        this.endpoint = endpoint;
    }

    public static void main(String[] arguments) throws Exception {
        Path work = Path.of(arguments[0]);
        var found = Pattern.compile("\"endpoint\":\"([^\"]+)\"").matcher(Files.readString(work.resolve("ready")));
        if (!found.find()) {
            throw new IllegalStateException("The server is not ready");
        }
        GatewayBench bench = new GatewayBench(URI.create(found.group(1)));
        bench.describes(Integer.parseInt(arguments[2]));
        bench.objects(work, Long.parseLong(arguments[1]) << 20);
    }

    private String head(String method, String target, String service, String more) {
        String time = TIME.format(Instant.now());
        return method + " " + target + " HTTP/1.1\r\nHost: " + endpoint.getAuthority() + "\r\nX-Amz-Date: " + time
                + "\r\nx-amz-content-sha256: UNSIGNED-PAYLOAD\r\nAuthorization: AWS4-HMAC-SHA256 Credential=K/"
                + time.substring(0, 8) + "/us-east-1/" + service
                + "/aws4_request, SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64) + "\r\n" + more + "\r\n";
    }

    private byte[] operation(String name, String body) {
        return (head("POST", "/", "sagemaker", "X-Amz-Target: SageMaker." + name + "\r\nContent-Length: " + body.length() + "\r\n")
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** A connection that is kept. */
    private final class Connection implements AutoCloseable {
        private final Socket socket = new Socket();
        private final DataInputStream in;
        private final OutputStream out;

        Connection() throws IOException {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()));
            in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream(), 1 << 16));
            out = socket.getOutputStream();
        }

        String send(byte[] request) throws IOException {
            out.write(request);
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int matched = 0;
            while (matched < 4) {
                int c = in.read();
                if (c < 0) {
                    throw new IOException("The server closed the connection");
                }
                head.write(c);
                matched = c == (matched % 2 == 0 ? '\r' : '\n') ? matched + 1 : c == '\r' ? 1 : 0;
            }
            String text = head.toString(StandardCharsets.US_ASCII);
            int at = text.indexOf("Content-Length: ") + 16;
            byte[] body = in.readNBytes(Integer.parseInt(text.substring(at, text.indexOf('\r', at))));
            if (!text.startsWith("HTTP/1.1 200")) {
                throw new IOException(text + new String(body, StandardCharsets.UTF_8));
            }
            return new String(body, StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private void describes(int seconds) throws Exception {
        byte[] describe = operation("DescribeTrainingJob", "{\"TrainingJobName\": \"bench\"}");
        byte[] list = operation("ListTrainingJobs", "{}");
        try (Connection connection = new Connection()) {
            connection.send(operation("CreateTrainingJob", """
                    {"TrainingJobName": "bench", "RoleArn": "arn:aws:iam::000000000000:role/R", "AlgorithmSpecification":
                    {"TrainingInputMode": "File", "TrainingImage": "atelier.local/shell", "ContainerEntrypoint": ["true"]},
                    "OutputDataConfig": {"S3OutputPath": "s3://bench/model"}, "ResourceConfig": {"InstanceType": "local",
                    "InstanceCount": 1, "VolumeSizeInGB": 1}, "StoppingCondition": {"MaxRuntimeInSeconds": 60}}"""));
            while (connection.send(describe).contains("InProgress")) {
                Thread.sleep(50);
            }
            one("describe", connection, describe);
            one("list", connection, list);
        }
        many("describe", describe, seconds);
        many("list", list, seconds);
    }

    private static void one(String name, Connection connection, byte[] request) throws IOException {
        long[] nanos = new long[3000];
        for (int i = -3000; i < nanos.length; i++) {
            long before = System.nanoTime();
            connection.send(request);
            if (i >= 0) {
                nanos[i] = System.nanoTime() - before;
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%s, one client: median %.2f ms, 95 of 100 within %.2f ms%n",
                name,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 95 / 100] / 1e6);
    }

    private void many(String name, byte[] request, int seconds) throws Exception {
        for (int clients : new int[] {2, 8, 32}) {
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            List<Callable<Long>> tasks = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                tasks.add(() -> {
                    long done = 0;
                    try (Connection connection = new Connection()) {
                        while (System.nanoTime() < end) {
                            connection.send(request);
                            done++;
                        }
                    }
                    return done;
                });
            }
            long total = 0;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Long> done : threads.invokeAll(tasks)) {
                    total += done.get();
                }
            }
            System.out.printf("%s, %d clients: %d a second%n", name, clients, total / seconds);
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void time(String what, long bytes, Work work) throws Exception {
        double best = Double.MAX_VALUE;
        double sum = 0;
        for (int i = 0; i < REPETITIONS; i++) {
            long before = System.nanoTime();
            work.run();
            double seconds = (System.nanoTime() - before) / 1e9;
            best = Math.min(best, seconds);
            sum += seconds;
        }
        System.out.printf(
                Locale.ROOT,
                "%s: mean %.2f s, best %.2f s (%.0f MB/s)%n",
                what,
                sum / REPETITIONS,
                best,
                bytes / best / 1e6);
    }

    private void objects(Path work, long bytes) throws Exception {
        Path source = work.resolve("source");
        byte[] block = new byte[1 << 20];
        try (OutputStream out = Files.newOutputStream(source)) {
            Random random = new Random(1);
            for (long i = 0; i < bytes; i += block.length) {
                random.nextBytes(block);
                out.write(block);
            }
        }
        Path copy = work.resolve("copy");
        time("cp", bytes, () -> shell("cp", source.toString(), copy.toString()));
        time("cp, and sync of the copy", bytes, () -> shell("sh", "-c", "cp " + source + " " + copy + " && sync " + copy));
        time("S3 put", bytes, () -> put(source, bytes));
        time("S3 get", bytes, () -> get(copy, bytes));
        if (Files.mismatch(source, copy) >= 0) {
            throw new IllegalStateException("What came back is not what was put");
        }
    }

    private static void shell(String... command) throws Exception {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
    }

    private void put(Path source, long bytes) throws IOException {
        try (FileChannel file = FileChannel.open(source);
                SocketChannel socket = SocketChannel.open(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()))) {
            write(socket, head("PUT", "/bench/large", "s3", "Connection: close\r\nContent-Length: " + bytes + "\r\n"));
            for (long sent = 0; sent < bytes; ) {
                sent += file.transferTo(sent, bytes - sent, socket);
            }
            expect200(socket, ByteBuffer.allocate(1 << 16));
        }
    }

    private void get(Path target, long bytes) throws IOException {
        try (FileChannel file = FileChannel.open(
                        target,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING);
                SocketChannel socket = SocketChannel.open(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()))) {
            write(socket, head("GET", "/bench/large", "s3", "Connection: close\r\n"));
            ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
            expect200(socket, buffer);
            long got = 0;
            do {
                while (buffer.hasRemaining()) {
                    got += file.write(buffer);
                }
                buffer.clear();
            } while (socket.read(buffer) >= 0 && buffer.flip() != null);
            if (got != bytes) {
                throw new IOException("Got " + got + " bytes");
            }
        }
    }

    private static void write(SocketChannel socket, String text) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (buffer.hasRemaining()) {
            socket.write(buffer);
        }
    }

    /** Reads the head; what came of the content is left in the buffer. */
    private static void expect200(SocketChannel socket, ByteBuffer buffer) throws IOException {
        String text = "";
        while (!text.contains("\r\n\r\n")) {
            if (socket.read(buffer) < 0) {
                throw new IOException("The server closed the connection: " + text);
            }
            byte[] seen = new byte[buffer.position()];
            buffer.get(0, seen);
            text = new String(seen, StandardCharsets.ISO_8859_1);
        }
        if (!text.startsWith("HTTP/1.1 200")) {
            throw new IOException(text);
        }
        buffer.flip().position(text.indexOf("\r\n\r\n") + 4);
    }
}
