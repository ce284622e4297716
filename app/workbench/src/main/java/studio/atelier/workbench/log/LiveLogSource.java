package studio.atelier.workbench.log;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import javafx.util.Subscription;

/**
 * Lines appended by the program, from any thread. Keeps at most a given amount of text; whole blocks of the oldest
 * lines are dropped beyond it, and {@link #first()} says how many.
 */
public final class LiveLogSource implements LogSource {

    private static final int LINE = 48;

    private final long limit;
    private final LogListeners listeners = new LogListeners();
    private final ArrayDeque<List<String>> blocks = new ArrayDeque<>();
    private long firstBlock;
    private long lines;
    private long held;
    private long generation;

    /** @param limit of the text kept, in characters */
    public LiveLogSource(long limit) {
        this.limit = limit;
    }

    public void append(String line) {
        append(List.of(line));
    }

    public void append(List<String> more) {
        synchronized (this) {
            for (String line : more) {
                if (blocks.isEmpty() || blocks.getLast().size() == BLOCK) {
                    blocks.add(new ArrayList<>());
                }
                blocks.getLast().add(line);
                lines++;
                held += line.length() + LINE;
                while (held > limit && blocks.size() > 1) {
                    for (String dropped : blocks.removeFirst()) {
                        held -= dropped.length() + LINE;
                    }
                    firstBlock++;
                }
            }
        }
        listeners.tell();
    }

    /** Begins anew, without lines. */
    public void clear() {
        synchronized (this) {
            blocks.clear();
            firstBlock = 0;
            lines = 0;
            held = 0;
            generation++;
        }
        listeners.tell();
    }

    @Override
    public synchronized long lines() {
        return lines;
    }

    @Override
    public synchronized long first() {
        return firstBlock * BLOCK;
    }

    @Override
    public boolean isReading() {
        return false;
    }

    @Override
    public synchronized long generation() {
        return generation;
    }

    @Override
    public synchronized List<String> block(long index) {
        long at = index - firstBlock;
        if (at < 0 || at >= blocks.size()) {
            return List.of();
        }
        int i = 0;
        for (List<String> block : blocks) {
            if (i++ == at) {
                return List.copyOf(block);
            }
        }
        return List.of();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return listeners.add(listener);
    }

    @Override
    public void close() {}
}
