package studio.atelier.compute.docker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/**
 * A registry with one image of one layer, as Docker's registry API has it: manifest, configuration, layer. Docker
 * speaks plain HTTP to registries on the loopback addresses.
 */
final class TestRegistry implements AutoCloseable {

    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
    private static final String NAME = "atelier/test";

    private final HttpServer server;
    private final Map<String, byte[]> blobs = new HashMap<>();
    private final byte[] manifest;
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private final String layer;

    /** @param root the image's root file system, as a tar */
    TestRegistry(byte[] root) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(root);
        }
        byte[] config = """
                {"architecture": "%s", "os": "linux", "config": {},
                 "rootfs": {"type": "layers", "diff_ids": ["%s"]}}
                """.formatted(System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64", digest(root))
                .getBytes(StandardCharsets.UTF_8);
        layer = add(zipped.toByteArray());
        manifest = """
                {"schemaVersion": 2, "mediaType": "%s",
                 "config": {"mediaType": "application/vnd.docker.container.image.v1+json", "size": %d, "digest": "%s"},
                 "layers": [{"mediaType": "application/vnd.docker.image.rootfs.diff.tar.gzip", "size": %d, "digest": "%s"}]}
                """.formatted(MANIFEST, config.length, add(config), zipped.size(), layer)
                .getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v2/", this::answer);
        server.start();
    }

    /** The image's name for Docker. */
    String image() {
        return "127.0.0.1:" + server.getAddress().getPort() + "/" + NAME + ":1";
    }

    /** Waits until Docker has asked for the layer, which it gets when {@link #open()} was called. */
    void awaitPull() throws InterruptedException {
        asked.await();
    }

    void open() {
        open.countDown();
    }

    private String add(byte[] blob) {
        String digest = digest(blob);
        blobs.put(digest, blob);
        return digest;
    }

    private static String digest(byte[] bytes) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String last = path.substring(path.lastIndexOf('/') + 1);
            if (path.equals("/v2/")) {
                send(exchange, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
            } else if (path.contains("/manifests/")) {
                exchange.getResponseHeaders().set("Docker-Content-Digest", digest(manifest));
                send(exchange, MANIFEST, manifest);
            } else if (blobs.containsKey(last)) {
                if (last.equals(layer)) {
                    asked.countDown();
                    open.await();
                }
                send(exchange, "application/octet-stream", blobs.get(last));
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, String type, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content);
    }

    @Override
    public void close() {
        open();
        server.stop(0);
    }
}
