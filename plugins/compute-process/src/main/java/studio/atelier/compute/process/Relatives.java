package studio.atelier.compute.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The processes that came from one process, where no PID namespace holds them together. The system forgets
 * whose child a process was when the parent ends, so they are noted while they run.
 */
final class Relatives {

    private static final Logger LOG = LoggerFactory.getLogger(Relatives.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Process process;
    private final Tools tools;
    private final Set<ProcessHandle> seen = ConcurrentHashMap.newKeySet();

    Relatives(Process process, Tools tools) {
        this.process = process;
        this.tools = tools;
        Thread.ofVirtual().name("relatives-" + process.pid()).start(this::watch);
    }

    private void watch() {
        try {
            while (process.isAlive()) {
                note();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note() {
        seen.removeIf(handle -> !handle.isAlive());
        process.descendants().forEach(seen::add);
        // What was seen may have lost its parent since, and have children of its own.
        for (ProcessHandle handle : Set.copyOf(seen)) {
            handle.descendants().forEach(seen::add);
        }
    }

    /** Ends all of them, and the process itself too if it leads a group. */
    void kill() {
        note();
        if (tools.has("setsid", "kill")) {
            killGroup(tools.find("kill").orElseThrow());
        }
        seen.forEach(ProcessHandle::destroyForcibly);
    }

    // Java has no call for it. The listener to the lifeline is in the group, so its number is still taken.
    private void killGroup(String kill) {
        try {
            int code = new ProcessBuilder(kill, "-KILL", "--", "-" + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            LOG.debug("Ended the process group {}, with code {}", process.pid(), code);
        } catch (IOException e) {
            LOG.warn("The process group {} could not be ended", process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
