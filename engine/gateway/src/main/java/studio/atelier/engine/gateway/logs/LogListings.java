package studio.atelier.engine.gateway.logs;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.event.LogReader;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.LocalAccount;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** DescribeLogGroups and DescribeLogStreams. */
final class LogListings {

    private static final int MOST = 50;
    private static final String ARN = "arn:aws:logs:" + LocalAccount.REGION + ":" + LocalAccount.ID + ":log-group:";

    private final LogReader logs;

    LogListings(LogReader logs) {
        this.logs = logs;
    }

    ObjectNode groups(ObjectNode body) throws IOException {
        String prefix = Members.text(body, "logGroupNamePrefix").orElse("");
        String pattern = Members.text(body, "logGroupNamePattern").orElse("").toLowerCase(Locale.ROOT);
        String after = Members.text(body, "nextToken").map(Members::ofToken).orElse("");
        int limit = Members.limit(body, MOST);
        Predicate<String> wanted = name ->
                name.startsWith(prefix) && name.toLowerCase(Locale.ROOT).contains(pattern) && name.compareTo(after) > 0;
        List<String> names = logs.groups().stream().filter(wanted).toList();
        ObjectNode answer = Json.object();
        ArrayNode groups = answer.putArray("logGroups");
        for (String name : names.subList(0, Math.min(limit, names.size()))) {
            List<LogReader.LogSummary> streams = logs.summaries(name, "");
            groups.addObject()
                    .put(Members.GROUP, name)
                    .put(
                            "creationTime",
                            streams.stream()
                                    .mapToLong(stream -> stream.opened().toEpochMilli())
                                    .min()
                                    .orElse(0))
                    .put("metricFilterCount", 0)
                    .put("arn", ARN + name + ":*")
                    .put("logGroupArn", ARN + name)
                    .put(
                            "storedBytes",
                            streams.stream()
                                    .mapToLong(LogReader.LogSummary::bytes)
                                    .sum())
                    .put("logGroupClass", "STANDARD");
        }
        if (names.size() > limit) {
            answer.put("nextToken", Members.token(names.get(limit - 1)));
        }
        return answer;
    }

    ObjectNode streams(ObjectNode body) throws IOException {
        String group = Members.group(body);
        Members.requireGroup(logs, group);
        List<LogReader.LogSummary> found =
                logs.summaries(group, Members.text(body, "logStreamNamePrefix").orElse(""));
        found.sort(order(body));
        int begin = (int) Math.clamp(
                Members.text(body, "nextToken").map(LogListings::position).orElse(0), 0, found.size());
        int end = Math.min(found.size(), begin + Members.limit(body, MOST));
        ObjectNode answer = Json.object();
        ArrayNode streams = answer.putArray("logStreams");
        for (LogReader.LogSummary summary : found.subList(begin, end)) {
            streams.add(described(summary));
        }
        if (end < found.size()) {
            answer.put("nextToken", Members.token(Integer.toString(end)));
        }
        return answer;
    }

    private static int position(String token) {
        try {
            return Integer.parseInt(Members.ofToken(token));
        } catch (NumberFormatException e) {
            throw Members.invalid("The specified nextToken is invalid.");
        }
    }

    private static Comparator<LogReader.LogSummary> order(ObjectNode body) {
        Comparator<LogReader.LogSummary> order =
                switch (Members.text(body, "orderBy").orElse("LogStreamName")) {
                    case "LogStreamName" -> Comparator.comparing(summary -> summary.stream().stream());
                    // A log that is open may get a line at any moment.
                    case "LastEventTime" ->
                        Comparator.<LogReader.LogSummary, Boolean>comparing(
                                        summary -> summary.closed().isEmpty())
                                .thenComparing(summary -> summary.closed().orElse(summary.opened()));
                    default -> throw Members.invalid("The member orderBy must be LogStreamName or LastEventTime");
                };
        return Members.flag(body, "descending") ? order.reversed() : order;
    }

    private ObjectNode described(LogReader.LogSummary summary) throws IOException {
        LogReader.LogStream stream = summary.stream();
        ObjectNode described = Json.object()
                .put("logStreamName", stream.stream())
                .put("creationTime", summary.opened().toEpochMilli())
                .put("arn", ARN + stream.group() + ":log-stream:" + stream.stream())
                .put("storedBytes", summary.bytes());
        time(logs.from(stream, 0, 1)).ifPresent(time -> described.put("firstEventTimestamp", time));
        time(logs.before(stream, Long.MAX_VALUE, 1))
                .ifPresent(time -> described.put("lastEventTimestamp", time).put("lastIngestionTime", time));
        return described;
    }

    private static Optional<Long> time(LogReader.LogPage page) {
        return page.lines().stream()
                .map(EngineEvent.LogLine::time)
                .map(time -> time.toEpochMilli())
                .findFirst();
    }
}
