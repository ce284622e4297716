package studio.atelier.engine.gateway.logs;

import java.io.IOException;
import java.util.List;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.LogReader;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GetLogEvents. A token is a direction and a place in the log. */
final class LogEvents {

    static final int MOST = 10_000;

    private static final String FORWARD = "f/";
    private static final String BACKWARD = "b/";

    private final LogReader logs;

    LogEvents(LogReader logs) {
        this.logs = logs;
    }

    ObjectNode get(ObjectNode body) throws IOException {
        String group = Members.group(body);
        Members.requireGroup(logs, group);
        String name = Members.text(body, "logStreamName")
                .orElseThrow(() -> Members.invalid("The member logStreamName is missing"));
        LogReader.LogStream stream = logs.summaries(group, name).stream()
                .map(LogReader.LogSummary::stream)
                .filter(found -> found.stream().equals(name))
                .findFirst()
                .orElseThrow(() -> Members.notFound("The specified log stream does not exist."));
        String token = Members.text(body, "nextToken").orElse(Members.flag(body, "startFromHead") ? "f/0" : "b/");
        TimeRange times = TimeRange.of(body);
        int limit = Members.limit(body, MOST);
        LogReader.LogPage page = page(stream, token, limit);
        List<EngineEvent.LogLine> lines = times.in(page.lines());
        // Pages without a line that is asked for are not worth a request of their own.
        while (lines.isEmpty() && !page.lines().isEmpty()) {
            page = page(stream, token.startsWith(FORWARD) ? FORWARD + page.end() : BACKWARD + page.begin(), limit);
            lines = times.in(page.lines());
        }
        return answer(lines, page);
    }

    private LogReader.LogPage page(LogReader.LogStream stream, String token, int limit) throws IOException {
        if (token.equals(BACKWARD)) {
            return logs.before(stream, Long.MAX_VALUE, limit);
        }
        long place = place(token);
        return token.startsWith(FORWARD) ? logs.from(stream, place, limit) : logs.before(stream, place, limit);
    }

    private static long place(String token) {
        try {
            if (token.startsWith(FORWARD) || token.startsWith(BACKWARD)) {
                return Long.parseUnsignedLong(token.substring(2));
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        throw Members.invalid("The specified nextToken is invalid.");
    }

    private static ObjectNode answer(List<EngineEvent.LogLine> lines, LogReader.LogPage page) {
        ObjectNode answer = Json.object();
        ArrayNode events = answer.putArray("events");
        for (EngineEvent.LogLine line : lines) {
            events.addObject()
                    .put("timestamp", line.time().toEpochMilli())
                    .put("message", line.text())
                    .put("ingestionTime", line.time().toEpochMilli());
        }
        return answer.put("nextForwardToken", FORWARD + page.end()).put("nextBackwardToken", BACKWARD + page.begin());
    }
}
