package studio.atelier.engine.jobs.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.store.object.WorkspaceObjectStore;
import studio.atelier.engine.store.workspace.Workspace;

class PipeFeedTest {

    @TempDir
    Path folder;

    private WorkspaceObjectStore objects;
    private final CompletableFuture<StagingException> failure = new CompletableFuture<>();

    @BeforeEach
    void open() throws Exception {
        objects = new WorkspaceObjectStore(Workspace.open(folder.resolve("workspace")), ProjectFile.none());
    }

    @AfterEach
    void close() {
        objects.close();
    }

    private PipeFeed feed() throws StagingException {
        return PipeFeed.of(
                objects,
                S3Source.plain("channel 'train'", "s3://b/in/", S3Source.Type.PREFIX),
                new Portion(0, 1),
                folder.resolve("train"),
                folder,
                failure::complete);
    }

    private void put(String uri, byte[] content) throws Exception {
        objects.put(content, ObjectUri.parse(uri));
    }

    private String epoch(int number) throws Exception {
        try (InputStream in = Files.newInputStream(folder.resolve("train_" + number))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theNextPipeIsThereWhenOneHasBeenReadToItsEnd() throws Exception {
        put("s3://b/in/a", "1 ".getBytes(StandardCharsets.UTF_8));
        put("s3://b/in/b", "2".getBytes(StandardCharsets.UTF_8));
        try (PipeFeed feed = feed()) {
            assertThat(folder.resolve("train_0")).exists();
            feed.start();
            for (int number = 0; number < 20; number++) {
                assertThat(epoch(number)).isEqualTo("1 2");
            }
            assertThat(failure).isNotDone();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void anEpochMayBeClosedEarly() throws Exception {
        put("s3://b/in/a", new byte[3_000_000]);
        try (PipeFeed feed = feed()) {
            feed.start();
            try (InputStream in = Files.newInputStream(folder.resolve("train_0"))) {
                assertThat(in.readNBytes(10)).hasSize(10);
            }
            while (!Files.exists(folder.resolve("train_1"))) {
                Thread.sleep(5);
            }
            assertThat(epoch(1)).hasSize(3_000_000);
            assertThat(failure).isNotDone();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aFeedEndsThatNobodyReadsOrThatIsStuck() throws Exception {
        put("s3://b/in/a", new byte[3_000_000]);
        try (PipeFeed feed = feed()) {
            feed.start();
        }
        Files.delete(folder.resolve("train_0"));
        PipeFeed stuck = feed();
        stuck.start();
        InputStream reader = Files.newInputStream(folder.resolve("train_0"));
        assertThat(reader.read()).isZero();
        // The container is gone when its feed is closed, and with it its end of the pipe.
        reader.close();
        stuck.close();
        assertThat(failure).isNotDone();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void dataThatGoesAwayIsAFailure() throws Exception {
        put("s3://b/in/a", new byte[] {1});
        try (PipeFeed feed = feed()) {
            objects.delete(ObjectUri.parse("s3://b/in/a"));
            feed.start();
            assertThat(epoch(0)).isEmpty();
            assertThat(failure.get()).hasMessageContainingAll("s3://b/in/a", "channel 'train'");
        }
    }

    @Test
    @EnabledOnOs(OS.WINDOWS)
    void aSystemWithoutNamedPipesSaysSo() throws Exception {
        put("s3://b/in/a", new byte[] {1});
        assertThatThrownBy(this::feed).hasMessageContainingAll("no named pipes", "use File or FastFile");
    }
}
