package studio.atelier.engine.gateway.logs;

import java.util.List;
import studio.atelier.engine.api.event.EngineEvent;
import tools.jackson.databind.node.ObjectNode;

/**
 * The times that a request asks for, in milliseconds since 1970.
 *
 * @param end not included
 */
record TimeRange(long start, long end) {

    static TimeRange of(ObjectNode body) {
        return new TimeRange(
                Members.number(body, "startTime", Long.MIN_VALUE), Members.number(body, "endTime", Long.MAX_VALUE));
    }

    boolean has(EngineEvent.LogLine line) {
        long time = line.time().toEpochMilli();
        return time >= start && time < end;
    }

    List<EngineEvent.LogLine> in(List<EngineEvent.LogLine> lines) {
        return lines.stream().filter(this::has).toList();
    }
}
