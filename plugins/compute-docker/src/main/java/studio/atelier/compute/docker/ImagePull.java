package studio.atelier.compute.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.ContainerOutput;
import studio.atelier.engine.api.compute.ContainerStartException;
import studio.atelier.engine.api.compute.ContainerStartException.Fault;

/** The pull of one image, told line by line. */
final class ImagePull implements ResultCallback<PullResponseItem> {

    private static final Logger LOG = LoggerFactory.getLogger(ImagePull.class);
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(3);
    private static final Pattern UNREACHABLE =
            Pattern.compile("dial tcp|no such host|i/o timeout|connection refused|TLS handshake|Client.Timeout|EOF");

    private record Layer(long done, long all, boolean finished) {}

    private final String image;
    private final ContainerOutput output;
    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Closeable stream;
    private volatile @Nullable String complaint;
    private long toldAt = System.nanoTime();

    private ImagePull(String image, ContainerOutput output) {
        this.image = image;
        this.output = output;
    }

    /** Pulls an image. An interrupt gives the pull up. */
    static void run(Daemon daemon, String image, ContainerOutput output)
            throws ContainerStartException, InterruptedException {
        long start = System.nanoTime();
        ImagePull pull = new ImagePull(image, output);
        pull.tell("Pulling the image " + image + ", for " + daemon.description());
        DockerClient client = daemon.client();
        try {
            client.pullImageCmd(withTag(image)).exec(pull);
            pull.ended.await();
        } catch (RuntimeException e) {
            throw pull.failed(Complaint.said(e), e);
        } finally {
            pull.close();
        }
        String said = pull.complaint;
        if (said != null) {
            throw pull.failed(said, new DaemonException(said));
        }
        pull.tell("Pulled " + image + " in "
                + Duration.ofNanos(System.nanoTime() - start).toSeconds() + " s");
    }

    /** Without a tag, Docker would pull every tag there is. */
    static String withTag(String image) {
        String name = image.substring(image.lastIndexOf('/') + 1);
        return name.contains(":") || name.contains("@") ? image : image + ":latest";
    }

    private ContainerStartException failed(String said, Throwable cause) {
        String text = "The image " + image + " could not be pulled. Docker said: " + Complaint.withAdvice(said);
        if (Complaint.advice(said).isPresent()) {
            return new ContainerStartException(Fault.MACHINE, text, cause);
        }
        if (UNREACHABLE.matcher(said).find()) {
            return new ContainerStartException(
                    Fault.MACHINE,
                    text + " Its registry was not reached: check the image's name and the network.",
                    cause);
        }
        return new ContainerStartException(
                Fault.JOB,
                text + " Check its name and tag; if its registry wants a login: docker login " + registry(),
                cause);
    }

    private String registry() {
        int slash = image.indexOf('/');
        String first = slash < 0 ? "" : image.substring(0, slash);
        return first.contains(".") || first.contains(":") ? first : "";
    }

    @Override
    public void onStart(Closeable opened) {
        stream = opened;
    }

    @Override
    public void onNext(PullResponseItem item) {
        if (item.getErrorDetail() != null) {
            complaint = String.valueOf(item.getErrorDetail().getMessage());
            return;
        }
        String id = item.getId();
        String status = String.valueOf(item.getStatus());
        if (id == null || status.startsWith("Pulling from")) {
            return;
        }
        long all = size(item)
                .orElseGet(() -> layers.getOrDefault(id, new Layer(0, 0, false)).all());
        switch (status) {
            case "Pull complete", "Already exists" -> layers.put(id, new Layer(all, all, true));
            case "Downloading" -> layers.put(id, new Layer(done(item), all, false));
            case "Download complete", "Extracting", "Verifying Checksum" -> layers.put(id, new Layer(all, all, false));
            default -> layers.putIfAbsent(id, new Layer(0, all, false));
        }
        long now = System.nanoTime();
        if (now - toldAt > BETWEEN_LINES.toNanos()) {
            toldAt = now;
            tell(progress());
        }
    }

    private static Optional<Long> size(PullResponseItem item) {
        return Optional.ofNullable(item.getProgressDetail())
                .map(ResponseItem.ProgressDetail::getTotal)
                .filter(total -> total > 0);
    }

    private static long done(PullResponseItem item) {
        return Optional.ofNullable(item.getProgressDetail())
                .map(ResponseItem.ProgressDetail::getCurrent)
                .orElse(0L);
    }

    private String progress() {
        long finished = layers.values().stream().filter(Layer::finished).count();
        long done = layers.values().stream().mapToLong(Layer::done).sum();
        long all = layers.values().stream().mapToLong(Layer::all).sum();
        return String.format(
                Locale.ROOT,
                "Pulling %s: %d of %d layers, %.1f of %.1f MB",
                image,
                finished,
                layers.size(),
                done / 1e6,
                all / 1e6);
    }

    private void tell(String text) {
        output.line(ContainerOutput.Source.RUNTIME, text);
    }

    @Override
    public void onError(Throwable cause) {
        complaint = Complaint.said(cause);
        ended.countDown();
    }

    @Override
    public void onComplete() {
        ended.countDown();
    }

    @Override
    public void close() {
        Closeable open = stream;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("The stream of a pull did not close", e);
            }
        }
    }
}
