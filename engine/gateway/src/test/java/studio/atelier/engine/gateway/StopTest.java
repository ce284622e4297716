package studio.atelier.engine.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.object.ObjectUri;

/** The door closes without cutting anybody off. */
class StopTest {

    @TempDir
    Path folder;

    @Test
    void aRequestInProgressIsAnsweredBeforeTheServerStops() throws Exception {
        Served served = Served.open(folder.resolve("workspace"));
        Raw raw = new Raw(served.endpoint());
        CompletableFuture<Void> closed;
        try (Socket socket = raw.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(("PUT /bkt/k HTTP/1.1\r\n" + raw.host() + Raw.signed("s3") + "Content-Length: 10\r\n\r\nfirst")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            // The head was read when the bucket is there.
            while (!folder.resolve("workspace/buckets/bkt").toFile().exists()) {
                Thread.onSpinWait();
            }
            closed = CompletableFuture.runAsync(() -> {
                try {
                    served.gateway.close();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            while (accepts(raw)) {
                Thread.onSpinWait();
            }
            assertThat(closed).isNotDone();

            out.write("later".getBytes(StandardCharsets.US_ASCII));
            out.flush();

            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 200");
        }
        closed.join();
        try (var in = served.engine.objects().read(ObjectUri.parse("s3://bkt/k"))) {
            assertThat(in).hasContent("firstlater");
        }
        assertThatThrownBy(raw::connect).isInstanceOf(ConnectException.class);
        served.engine.close();
    }

    private static boolean accepts(Raw raw) {
        try (Socket socket = raw.connect()) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
