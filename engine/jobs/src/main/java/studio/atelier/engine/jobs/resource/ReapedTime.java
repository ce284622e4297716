package studio.atelier.engine.jobs.resource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The CPU time of a process's children that have ended, which Linux adds to the account of their parent: whoever starts a
 * program for every file would else seem to do nothing. OSHI does not tell it.
 */
final class ReapedTime {

    private static final Logger LOG = LoggerFactory.getLogger(ReapedTime.class);

    /** Linux counts in hundredths of a second for programs, whatever it counts in itself. */
    private static final int MILLIS_PER_TICK = 10;

    // proc(5): cutime and cstime are fields 16 and 17; the first after the name, which may hold anything, is the third.
    private static final int CUTIME = 16 - 3;
    private static final int CSTIME = 17 - 3;

    private ReapedTime() {}

    /** Whether this system tells. */
    static boolean isKnown() {
        return Files.isReadable(Path.of("/proc/self/stat"));
    }

    /** @return milliseconds; empty if the process has ended */
    static OptionalLong of(int pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Integer.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
            return OptionalLong.of(MILLIS_PER_TICK * (Long.parseLong(fields[CUTIME]) + Long.parseLong(fields[CSTIME])));
        } catch (IOException e) {
            LOG.trace("Process {} has ended", pid, e);
            return OptionalLong.empty();
        }
    }
}
