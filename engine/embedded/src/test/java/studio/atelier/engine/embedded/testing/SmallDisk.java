package studio.atelier.engine.embedded.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk that is soon full. Needs the right to mount one; skips the test elsewhere. */
public record SmallDisk(Path folder) implements AutoCloseable {

    /** Makes the folder and mounts a disk of so many MiB there. */
    public static SmallDisk mount(Path folder, int mebibytes) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Process mount;
        try {
            mount = new ProcessBuilder(
                            "mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", folder.toString())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "No small disk can be mounted here: " + e.getMessage());
            throw e;
        }
        String said = new String(mount.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(mount.waitFor() == 0, "No small disk can be mounted here: " + said.strip());
        return new SmallDisk(folder);
    }

    /** Writes a file until nothing goes on the disk any more. */
    public void fill(Path file) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("umount", "-l", folder.toString()).start().waitFor())
                .isZero();
    }
}
