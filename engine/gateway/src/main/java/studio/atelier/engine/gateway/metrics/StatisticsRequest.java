package studio.atelier.engine.gateway.metrics;

import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.gateway.http.ServiceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * GetMetricStatistics of CloudWatch: what the values of a metric come to in periods of the same length.
 *
 * @param dimensions name to value
 * @param from seconds since 1970, at the begin of a period and of a minute
 * @param to seconds since 1970; a period that begins then is not asked for
 * @param period seconds
 * @param statistics {@code Average}, {@code Sum}...
 */
record StatisticsRequest(
        String namespace,
        String metric,
        Map<String, String> dimensions,
        long from,
        double to,
        long period,
        List<String> statistics) {

    private static final int MOST = 1440;
    private static final int MINUTE = 60;
    private static final List<Long> SHORT_PERIODS = List.of(1L, 5L, 10L, 20L, 30L);
    private static final List<String> STATISTICS = List.of("SampleCount", "Average", "Sum", "Minimum", "Maximum");

    /** @throws ServiceException if the request is not a right one */
    static StatisticsRequest of(ObjectNode body) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        body.path("Dimensions")
                .forEach(one -> dimensions.put(
                        one.path("Name").asString(""), one.path("Value").asString("")));
        double from = number(body, "StartTime");
        double to = number(body, "EndTime");
        if (from >= to) {
            throw invalid("The parameter StartTime must be less than the parameter EndTime.");
        }
        long period = (long) number(body, "Period");
        if (period < 1 || (period % MINUTE != 0 && !SHORT_PERIODS.contains(period))) {
            throw invalid("The parameter Period must be 1, 5, 10, 20, 30 or a multiple of 60, not " + period);
        }
        List<String> statistics = Json.texts(body.path("Statistics"));
        if (statistics.isEmpty() || !STATISTICS.containsAll(statistics)) {
            throw invalid("The parameter Statistics must name some of " + String.join(", ", STATISTICS)
                    + "; percentiles are not kept here");
        }
        long begin = Math.floorDiv((long) from, Math.max(period, MINUTE)) * Math.max(period, MINUTE);
        return new StatisticsRequest(
                text(body, "Namespace"), text(body, "MetricName"), dimensions, begin, to, period, statistics);
    }

    /** The response for values of the metric. */
    ObjectNode answer(List<JobSeries.Point> points) {
        SortedMap<Long, DoubleSummaryStatistics> periods = new TreeMap<>();
        for (JobSeries.Point point : points) {
            long begin = Math.floorDiv(point.time().getEpochSecond(), period) * period;
            if (begin >= from && begin < to) {
                periods.computeIfAbsent(begin, at -> new DoubleSummaryStatistics())
                        .accept(point.value());
            }
        }
        if (periods.size() > MOST) {
            throw new ServiceException(
                    400,
                    "InvalidParameterCombination",
                    "You have requested up to " + periods.size() + " datapoints, which exceeds the limit of " + MOST
                            + ". You may reduce the datapoints requested by increasing Period, or decreasing the time"
                            + " range.");
        }
        ObjectNode answer = Json.object().put("Label", metric);
        ArrayNode list = answer.putArray("Datapoints");
        periods.forEach((begin, values) -> {
            ObjectNode point = list.addObject();
            point.put("Timestamp", begin);
            statistics.forEach(name -> point.put(name, statistic(name, values)));
            point.put("Unit", dimensions.containsKey("Host") ? "Percent" : "None");
        });
        return answer;
    }

    private static double statistic(String name, DoubleSummaryStatistics values) {
        return switch (name) {
            case "SampleCount" -> values.getCount();
            case "Average" -> values.getAverage();
            case "Sum" -> values.getSum();
            case "Minimum" -> values.getMin();
            case "Maximum" -> values.getMax();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double number(ObjectNode body, String member) {
        JsonNode value = body.get(member);
        if (value == null || !value.isNumber()) {
            throw missing(member);
        }
        return value.doubleValue();
    }

    private static String text(ObjectNode body, String member) {
        JsonNode value = body.get(member);
        if (value == null || !value.isString() || value.stringValue().isEmpty()) {
            throw missing(member);
        }
        return value.stringValue();
    }

    private static ServiceException missing(String member) {
        return new ServiceException(400, "MissingParameter", "The parameter " + member + " is required.");
    }

    private static ServiceException invalid(String message) {
        return new ServiceException(400, "InvalidParameterValue", message);
    }
}
