package studio.atelier.workbench.log;

import java.util.Arrays;

/**
 * Where every block of lines begins in a file, found while its bytes go by. A line of more than {@link #LONGEST} bytes
 * goes on as the next line. Not safe for several threads.
 */
final class LineIndex {

    static final int LONGEST = 16 * 1024;

    private long[] starts = new long[1024];
    private int blocks = 1;
    private long lines;
    private long bytes;
    private long lineStart;

    /** Takes the next bytes of the file. */
    void add(byte[] chunk, int length) {
        for (int i = 0; i < length; i++) {
            if (chunk[i] == '\n' || bytes + i - lineStart >= LONGEST) {
                lines++;
                lineStart = bytes + i + 1;
                if (lines % LogSource.BLOCK == 0) {
                    if (blocks == starts.length) {
                        starts = Arrays.copyOf(starts, blocks * 2);
                    }
                    starts[blocks++] = lineStart;
                }
            }
        }
        bytes += length;
    }

    /** @return lines, the last one included if it has no end yet */
    long lines() {
        return lines + (bytes > lineStart ? 1 : 0);
    }

    long bytes() {
        return bytes;
    }

    /** @return the byte at which a block begins */
    long start(long block) {
        return starts[(int) block];
    }

    /** @return the byte after a block */
    long end(long block) {
        return block + 1 < blocks ? starts[(int) block + 1] : bytes;
    }

    boolean has(long block) {
        return block >= 0 && block < blocks;
    }
}
