package studio.atelier.compute.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import studio.atelier.engine.api.compute.ContainerOutput;

/** Keeps the lines of a container. */
final class Recorder implements ContainerOutput {

    private final List<String> stdout = new ArrayList<>();
    private final List<String> stderr = new ArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);

    @Override
    public synchronized void line(Source source, String text) {
        (source == Source.STDOUT ? stdout : stderr).add(text);
        if (source == Source.STDOUT) {
            first.countDown();
        }
    }

    synchronized List<String> stdout() {
        return List.copyOf(stdout);
    }

    synchronized List<String> stderr() {
        return List.copyOf(stderr);
    }

    void awaitFirstLine() throws InterruptedException {
        if (!first.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("No line came; stderr: " + stderr());
        }
    }
}
