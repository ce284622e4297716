package studio.atelier.compute.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassCacheTest {

    @TempDir
    Path folder;

    private Path aged(Path entry) throws Exception {
        return Files.setLastModifiedTime(entry, FileTime.from(Instant.now().minus(Duration.ofDays(20))));
    }

    @Test
    void whatNobodyAskedForInWeeksGoesWhenACacheIsMade() throws Exception {
        Path left = Files.createDirectory(folder.resolve("making-1"));
        Files.writeString(left.resolve("made.aot"), "half");
        aged(left);
        Path old = aged(Files.writeString(folder.resolve("jvm-old.aot"), "old"));
        Path young = Files.writeString(folder.resolve("jvm-young.aot"), "young");
        Path foreign = aged(Files.writeString(folder.resolve("notes.txt"), "of somebody else"));

        new ClassCache(folder, new JvmCommand()).make();

        assertThat(left).doesNotExist();
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(foreign).exists();
    }
}
