package studio.atelier.workbench.log;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.thread.UiThread;

/** The lines in view and around, read in the background, the least recently seen dropped first. JavaFX thread. */
final class LogStore {

    private static final int LINE = 72;

    private record Held(List<LogLine> lines, long bytes) {}

    private final LogSource source;
    private final long limit;
    private final Runnable arrived;
    private final LinkedHashMap<Long, Held> blocks = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<Long> waiting = new HashSet<>();
    private final Set<Long> stale = new HashSet<>();
    private long bytes;
    private long generation;
    private @Nullable IOException failure;

    LogStore(LogSource source, long limit, Runnable arrived) {
        this.source = source;
        this.limit = limit;
        this.arrived = arrived;
        this.generation = source.generation();
    }

    @Nullable
    IOException failure() {
        return failure;
    }

    long bytes() {
        return bytes;
    }

    boolean isWaiting() {
        return !waiting.isEmpty();
    }

    @Nullable
    LogLine line(long line) {
        Held held = blocks.get(line / LogSource.BLOCK);
        int at = (int) (line % LogSource.BLOCK);
        return held == null || at >= held.lines().size() ? null : held.lines().get(at);
    }

    /** The source changed: the line that was the last one may have grown. */
    void changed() {
        for (Map.Entry<Long, Held> block : blocks.entrySet()) {
            if (block.getValue().lines().size() < LogSource.BLOCK) {
                stale.add(block.getKey());
            }
        }
    }

    /** Reads what is missing of these lines. */
    void want(Collection<Long> lines) {
        if (source.generation() != generation) {
            generation = source.generation();
            blocks.clear();
            waiting.clear();
            bytes = 0;
        }
        Set<Long> seen = new HashSet<>();
        for (long line : lines) {
            long block = line / LogSource.BLOCK;
            if (seen.add(block) && (!isWhole(block) || stale.contains(block)) && waiting.add(block)) {
                long asked = generation;
                Thread.ofVirtual().name("log-block").start(() -> read(block, asked));
            }
        }
    }

    private boolean isWhole(long block) {
        Held held = blocks.get(block);
        if (held == null) {
            return false;
        }
        long there = Math.min(LogSource.BLOCK, source.lines() - block * LogSource.BLOCK);
        return held.lines().size() >= there;
    }

    private void read(long block, long asked) {
        try {
            List<LogLine> lines = source.block(block).stream().map(LogLine::of).toList();
            UiThread.run(() -> arrive(block, asked, lines));
        } catch (IOException e) {
            UiThread.run(() -> {
                failure = e;
                waiting.remove(block);
                arrived.run();
            });
        }
    }

    private void arrive(long block, long asked, List<LogLine> lines) {
        if (asked != generation) {
            return;
        }
        waiting.remove(block);
        stale.remove(block);
        long size = 0;
        for (LogLine line : lines) {
            size += line.text().length() + LINE;
        }
        Held old = blocks.put(block, new Held(lines, size));
        bytes += size - (old == null ? 0 : old.bytes());
        Iterator<Map.Entry<Long, Held>> eldest = blocks.entrySet().iterator();
        while (bytes > limit && blocks.size() > 8 && eldest.hasNext()) {
            bytes -= eldest.next().getValue().bytes();
            eldest.remove();
        }
        arrived.run();
    }
}
