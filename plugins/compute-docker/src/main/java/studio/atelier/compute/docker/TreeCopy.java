package studio.atelier.compute.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/**
 * A job's tree on its way into a container and back, where the daemon does not see the folder. Nothing is
 * held in memory.
 */
final class TreeCopy {

    private static final int BUFFER = 1 << 16;

    // What a container gets is not asked back: nothing reads it afterwards, and data may be large.
    private static final Set<String> INPUTS = Set.of("input", "code", "config");

    private final DockerClient client;
    private final String container;
    private final Path root;

    /** @param root the job's folder on this machine */
    TreeCopy(DockerClient client, String container, Path root) {
        this.client = client;
        this.container = container;
        this.root = root;
    }

    /** Copies the whole tree into a container that was created and has not started. */
    void in() throws IOException, InterruptedException {
        PipedInputStream in = new PipedInputStream(BUFFER);
        PipedOutputStream out = new PipedOutputStream(in);
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        Thread writer = Thread.ofPlatform().daemon().name("tree-to-docker").start(() -> {
            try (OutputStream buffered = new BufferedOutputStream(out, BUFFER)) {
                TreeTar.write(root, "ml", buffered);
            } catch (IOException e) {
                failure.set(e);
            }
        });
        try {
            client.copyArchiveToContainerCmd(container)
                    .withRemotePath("/opt")
                    .withTarInputStream(in)
                    .exec();
        } finally {
            // A writer that is still at it would wait for a reader for ever.
            in.close();
            writer.join();
        }
        IOException broken = failure.get();
        if (broken != null) {
            throw broken;
        }
    }

    /** Replaces what the container may have changed by what it left. */
    void out() throws IOException {
        for (String name : outputs()) {
            Path target = root.resolve(name);
            FileUtils.deleteDirectory(target.toFile());
            Files.createDirectories(target);
            try (InputStream tar = client.copyArchiveFromContainerCmd(container, ContainerRequest.OPT_ML + "/" + name)
                    .exec()) {
                TreeTar.read(new BufferedInputStream(tar, BUFFER), root, name);
            } catch (NotFoundException e) {
                // The container deleted it, which leaves it empty.
                continue;
            }
        }
    }

    private List<String> outputs() throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> entries = Files.list(root)) {
            entries.filter(Files::isDirectory)
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .filter(name -> !INPUTS.contains(name))
                    .sorted()
                    .forEach(names::add);
        }
        return names;
    }
}
