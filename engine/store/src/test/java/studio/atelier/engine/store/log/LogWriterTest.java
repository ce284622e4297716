package studio.atelier.engine.store.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogWriterTest {

    /** A disk with room for so many bytes. */
    private static final class Disk implements WritableByteChannel {

        private final ByteArrayOutputStream content = new ByteArrayOutputStream();
        private int room;
        private boolean open = true;

        Disk(int room) {
            this.room = room;
        }

        @Override
        public int write(ByteBuffer bytes) throws IOException {
            if (room == 0) {
                throw new IOException("No space left on device");
            }
            int count = Math.min(room, bytes.remaining());
            byte[] written = new byte[count];
            bytes.get(written);
            content.writeBytes(written);
            room -= count;
            return count;
        }

        List<String> lines() {
            return content.toString(StandardCharsets.UTF_8).lines().toList();
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void close() {
            open = false;
        }
    }

    @Test
    void whatFindsNoRoomIsWrittenOnceThereIsSomeAndNothingTwice() throws Exception {
        Disk disk = new Disk(10);
        try (LogWriter log = new LogWriter(disk, () -> {})) {
            log.line(1, "the first");
            log.line(2, "the second");
            assertThatThrownBy(log::flush).hasMessageContaining("No space left");
            assertThatThrownBy(log::flush).hasMessageContaining("No space left");
            log.line(3, "the third");
            disk.room = 1 << 20;
        }

        assertThat(disk.lines()).containsExactly("1 the first", "2 the second", "3 the third");
        assertThat(disk.isOpen()).isFalse();
    }

    @Test
    void whatDoesNotWaitIsCounted() throws Exception {
        Disk disk = new Disk(0);
        String line = "x".repeat(1000);
        try (LogWriter log = new LogWriter(disk, () -> {})) {
            for (int i = 0; i < 3000; i++) {
                log.line(i, line);
            }
            disk.room = 8 << 20;
            log.flush();
            log.line(9999, "again");
        }

        List<String> lines = disk.lines();
        int kept = lines.size() - 2;
        assertThat(kept).isBetween(1000, 1100);
        assertThat(lines.get(kept - 1)).isEqualTo((kept - 1) + " " + line);
        assertThat(lines.get(kept)).contains("[atelier] " + (3000 - kept) + " lines are left out here");
        assertThat(lines.getLast()).isEqualTo("9999 again");
    }

    @Test
    void aLogThatCannotBeWrittenToItsEndIsClosedAndSaysSo() {
        Disk disk = new Disk(3);
        boolean[] told = {false};
        LogWriter log = new LogWriter(disk, () -> told[0] = true);
        log.line(1, "the end");

        assertThatThrownBy(log::close).hasMessageContaining("No space left");
        assertThat(disk.isOpen()).isFalse();
        assertThat(told[0]).isTrue();
    }
}
