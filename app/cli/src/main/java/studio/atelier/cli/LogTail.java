package studio.atelier.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.LogReader;
import studio.atelier.engine.embedded.EmbeddedEngine;

/** The last lines of a job's log. */
final class LogTail {

    private LogTail() {}

    /** The last lines under a heading that says where the rest is; none if there are none. */
    static List<String> described(EmbeddedEngine engine, String jobArn, int most) {
        List<String> lines = of(engine, jobArn, most).orElse(List.of());
        if (lines.isEmpty()) {
            return lines;
        }
        List<String> described = new ArrayList<>();
        described.add("  The last lines of its log ('atelier logs " + jobArn.substring(jobArn.lastIndexOf('/') + 1)
                + "' shows all):");
        lines.forEach(text -> described.add("  | " + Texts.printable(text)));
        return described;
    }

    /** Empty if the log cannot be read. */
    static Optional<List<String>> of(EmbeddedEngine engine, String jobArn, int most) {
        Deque<String> last = new ArrayDeque<>();
        for (LogReader.LogStream stream : engine.logs().streams(jobArn)) {
            try (Stream<EngineEvent.LogLine> lines = engine.logs().lines(stream)) {
                lines.forEach(line -> {
                    last.addLast(line.text());
                    if (last.size() > most) {
                        last.removeFirst();
                    }
                });
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.of(new ArrayList<>(last));
    }
}
