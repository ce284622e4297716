package studio.atelier.engine.gateway.logs;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.LogReader;
import studio.atelier.engine.api.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** FilterLogEvents: lines of several logs by their time. A token holds how far each log was read. */
final class LogFilter {

    private static final int PAGE = 1000;
    /** So many lines are looked at for one answer; a search that finds little answers with few lines and a token. */
    private static final int MOST_LOOKED_AT = 200_000;

    private final LogReader logs;

    LogFilter(LogReader logs) {
        this.logs = logs;
    }

    private static final class Cursor {
        final LogReader.LogStream stream;
        LogReader.LogPage page;
        int next;

        Cursor(LogReader.LogStream stream, LogReader.LogPage page) {
            this.stream = stream;
            this.page = page;
        }

        EngineEvent.LogLine line() {
            return page.lines().get(next);
        }

        /** True if there is a line. */
        boolean fill(LogReader logs) throws IOException {
            if (next == page.lines().size()) {
                page = logs.from(stream, page.end(), PAGE);
                next = 0;
            }
            return !page.lines().isEmpty();
        }

        /** Where the next line begins. */
        long place(LogReader logs) throws IOException {
            return next == 0
                    ? page.begin()
                    : logs.from(stream, page.begin(), next).end();
        }
    }

    ObjectNode filter(ObjectNode body) throws IOException {
        String group = Members.group(body);
        Members.requireGroup(logs, group);
        FilterPattern pattern =
                FilterPattern.parse(Members.text(body, "filterPattern").orElse(""));
        TimeRange times = TimeRange.of(body);
        int limit = Members.limit(body, LogEvents.MOST);
        List<Cursor> cursors = cursors(group, body);
        PriorityQueue<Cursor> queue = new PriorityQueue<>(
                Comparator.<Cursor, Instant>comparing(cursor -> cursor.line().time())
                        .thenComparing(cursor -> cursor.stream.stream()));
        for (Cursor cursor : cursors) {
            if (cursor.fill(logs)) {
                queue.add(cursor);
            }
        }
        ObjectNode answer = Json.object();
        ArrayNode events = answer.putArray("events");
        int looked = 0;
        while (!queue.isEmpty() && events.size() < limit && looked < MOST_LOOKED_AT) {
            Cursor cursor = queue.remove();
            EngineEvent.LogLine line = cursor.line();
            if (times.has(line) && pattern.matches(line.text())) {
                events.add(event(cursor, line));
            }
            cursor.next++;
            looked++;
            if (cursor.fill(logs)) {
                queue.add(cursor);
            }
        }
        answer.putArray("searchedLogStreams");
        if (!queue.isEmpty()) {
            answer.put("nextToken", token(cursors));
        }
        return answer;
    }

    private static ObjectNode event(Cursor cursor, EngineEvent.LogLine line) {
        long time = line.time().toEpochMilli();
        return Json.object()
                .put("logStreamName", cursor.stream.stream())
                .put("timestamp", time)
                .put("message", line.text())
                .put("ingestionTime", time)
                .put("eventId", "%020d%020d%08d".formatted(time, cursor.page.begin(), cursor.next));
    }

    private List<Cursor> cursors(String group, ObjectNode body) throws IOException {
        Optional<JsonNode> read = Members.text(body, "nextToken").map(LogFilter::positions);
        Set<String> names = new HashSet<>();
        body.path("logStreamNames").forEach(name -> names.add(name.asString("")));
        List<Cursor> cursors = new ArrayList<>();
        String prefix = Members.text(body, "logStreamNamePrefix").orElse("");
        for (LogReader.LogSummary summary : logs.summaries(group, prefix)) {
            LogReader.LogStream stream = summary.stream();
            if (names.isEmpty() || names.contains(stream.stream())) {
                long begin =
                        read.map(json -> json.path(stream.stream()).asLong(0)).orElse(0L);
                cursors.add(new Cursor(stream, new LogReader.LogPage(List.of(), begin, begin)));
            }
        }
        return cursors;
    }

    private static JsonNode positions(String token) {
        try {
            return Json.parseObject(Members.ofToken(token));
        } catch (JacksonException | IllegalArgumentException e) {
            throw Members.invalid("The specified nextToken is invalid.");
        }
    }

    private String token(List<Cursor> cursors) throws IOException {
        ObjectNode positions = Json.object();
        for (Cursor cursor : cursors) {
            positions.put(cursor.stream.stream(), cursor.place(logs));
        }
        return Members.token(Json.write(positions));
    }
}
