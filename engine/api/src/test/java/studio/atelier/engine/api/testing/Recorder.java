package studio.atelier.engine.api.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import studio.atelier.engine.api.compute.ContainerOutput;

/** Keeps the lines of a container. */
public final class Recorder implements ContainerOutput {

    private record Line(Source source, String text) {}

    private final List<Line> lines = new ArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);

    @Override
    public synchronized void line(Source source, String text) {
        lines.add(new Line(source, text));
        if (source == Source.STDOUT) {
            first.countDown();
        }
    }

    private synchronized List<String> of(Source source) {
        return lines.stream()
                .filter(line -> line.source() == source)
                .map(Line::text)
                .toList();
    }

    public List<String> stdout() {
        return of(Source.STDOUT);
    }

    public List<String> stderr() {
        return of(Source.STDERR);
    }

    public List<String> runtime() {
        return of(Source.RUNTIME);
    }

    public void awaitFirstLine() throws InterruptedException {
        if (!first.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("No line came; stderr: " + stderr() + ", runtime: " + runtime());
        }
    }
}
