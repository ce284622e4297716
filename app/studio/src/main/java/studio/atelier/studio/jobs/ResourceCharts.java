package studio.atelier.studio.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.job.ResourceMetric;
import studio.atelier.engine.api.job.ResourceSample;
import studio.atelier.workbench.chart.Axis;
import studio.atelier.workbench.chart.ChartModel;
import studio.atelier.workbench.chart.Series;
import studio.atelier.workbench.chart.SeriesData;

/**
 * What the containers of a job used as charts: one a metric, with a curve for each host. Across goes the time since the
 * first sample, in seconds; up goes percent. One thread at a time.
 */
final class ResourceCharts {

    private record Curve(ResourceMetric metric, String host) {}

    private final Map<ResourceMetric, ChartModel> charts = new EnumMap<>(ResourceMetric.class);
    private final Map<Curve, SeriesData> curves = new HashMap<>();
    private @Nullable Instant first;

    /** @return in the order of the metrics */
    Collection<ChartModel> charts() {
        return charts.values();
    }

    boolean isEmpty() {
        return charts.isEmpty();
    }

    /** @return whether a chart or a curve came with them */
    boolean add(List<ResourceSample> samples) {
        boolean structure = false;
        for (ResourceSample sample : samples) {
            Instant start = first;
            if (start == null) {
                start = sample.time();
                first = start;
            }
            double seconds = Duration.between(start, sample.time()).toMillis() / 1000.0;
            for (Map.Entry<ResourceMetric, Double> value : sample.values().entrySet()) {
                Curve curve = new Curve(value.getKey(), sample.host());
                structure |= !curves.containsKey(curve);
                curves.computeIfAbsent(curve, this::begin).append(seconds, value.getValue());
            }
        }
        return structure;
    }

    private SeriesData begin(Curve curve) {
        SeriesData data = new SeriesData();
        charts.computeIfAbsent(curve.metric(), ResourceCharts::chart).add(new Series.Line(curve.host(), data));
        return data;
    }

    private static ChartModel chart(ResourceMetric metric) {
        return new ChartModel(
                        title(metric),
                        Axis.duration(""),
                        Axis.number("").unit("%").showingZero())
                .subtitle(whole(metric))
                .lastValue(true);
    }

    void live(boolean running) {
        charts.values().forEach(chart -> chart.live(running));
    }

    private static String title(ResourceMetric metric) {
        return switch (metric) {
            case CPU -> "CPU";
            case MEMORY -> "Memory";
            case GPU -> "GPU";
            case GPU_MEMORY -> "GPU memory";
            case DISK -> "Disk";
        };
    }

    private static String whole(ResourceMetric metric) {
        return switch (metric) {
            case CPU -> "% of one CPU";
            case MEMORY -> "% of the share of memory";
            case GPU -> "% of one GPU";
            case GPU_MEMORY -> "% of the memory of one GPU";
            case DISK -> "% of the volume asked for";
        };
    }
}
