package studio.atelier.studio.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneWindowTest {

    @TempDir
    private Path folder;

    private Path socket;
    private final BlockingQueue<List<Path>> received = new LinkedBlockingQueue<>();

    @BeforeEach
    void socket() {
        socket = folder.resolve("s");
    }

    @Test
    void aLaterStartHandsItsFilesOver() throws IOException, InterruptedException {
        try (OneWindow window = OneWindow.listen(socket, received::add)) {
            List<Path> files = List.of(folder.resolve("a b.json"), folder.resolve("é.flow"));

            assertThat(OneWindow.handOver(socket, files)).isTrue();

            assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo(files);
        }
        assertThat(socket).doesNotExist();
    }

    @Test
    void withoutAnOpenWindowTheStartIsTheFirst() {
        assertThat(OneWindow.handOver(socket, List.of(folder))).isFalse();
    }

    @Test
    void whatACrashLeftIsInNobodysWay() throws IOException, InterruptedException {
        Files.writeString(socket, "");

        assertThat(OneWindow.handOver(socket, List.of(folder))).isFalse();
        try (OneWindow window = OneWindow.listen(socket, received::add)) {
            assertThat(OneWindow.handOver(socket, List.of(folder))).isTrue();
            assertThat(received.poll(10, TimeUnit.SECONDS)).containsExactly(folder);
        }
    }
}
