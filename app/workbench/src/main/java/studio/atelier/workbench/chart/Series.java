package studio.atelier.workbench.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something drawn in a chart, with a name for the legend that no other series of the chart has. */
public sealed interface Series {

    String name();

    /** Points joined in their order; gaps where y is not finite. */
    record Line(String name, SeriesData data, SeriesStyle style) implements Series {
        public Line(String name, SeriesData data) {
            this(name, data, SeriesStyle.AUTOMATIC);
        }
    }

    /** Points on their own. */
    record Scatter(String name, SeriesData data, SeriesStyle style) implements Series {
        public Scatter(String name, SeriesData data) {
            this(name, data, SeriesStyle.AUTOMATIC);
        }
    }

    /** A bar for each place of a category axis; not finite where there is none. Several stand side by side. */
    record Bars(String name, double[] values) implements Series {
        public Bars {
            values = values.clone();
        }
    }

    /** Counts between edges. */
    record Histogram(String name, Bins bins) implements Series {}

    /** A box for each place of a category axis. */
    record Boxes(String name, List<BoxStats> boxes) implements Series {
        public Boxes {
            boxes = List.copyOf(boxes);
        }
    }

    /** A colour for each cell of an area. */
    record Heat(String name, HeatGrid grid) implements Series {}

    /** @return the growing points behind the series, if it has such */
    default @Nullable SeriesData points() {
        return switch (this) {
            case Line line -> line.data();
            case Scatter scatter -> scatter.data();
            case Bars ignored -> null;
            case Histogram ignored -> null;
            case Boxes ignored -> null;
            case Heat ignored -> null;
        };
    }
}
