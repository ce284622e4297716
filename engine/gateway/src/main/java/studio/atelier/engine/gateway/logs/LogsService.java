package studio.atelier.engine.gateway.logs;

import java.io.IOException;
import studio.atelier.engine.api.event.LogReader;
import studio.atelier.engine.gateway.http.ServiceException;
import studio.atelier.engine.gateway.json.JsonProtocol;
import tools.jackson.databind.node.ObjectNode;

/** CloudWatch Logs, as far as clients read job logs with it. */
public final class LogsService extends JsonProtocol {

    private final LogListings listings;
    private final LogEvents events;
    private final LogFilter filter;

    public LogsService(LogReader logs) {
        super("Logs_20140328");
        this.listings = new LogListings(logs);
        this.events = new LogEvents(logs);
        this.filter = new LogFilter(logs);
    }

    @Override
    protected ObjectNode call(String operation, ObjectNode body) throws IOException {
        return switch (operation) {
            case "DescribeLogGroups" -> listings.groups(body);
            case "DescribeLogStreams" -> listings.streams(body);
            case "GetLogEvents" -> events.get(body);
            case "FilterLogEvents" -> filter.filter(body);
            default ->
                throw new ServiceException(
                        400,
                        "UnknownOperationException",
                        "CloudWatch Logs of this engine has DescribeLogGroups, DescribeLogStreams, GetLogEvents and"
                                + " FilterLogEvents, not " + operation);
        };
    }
}
