package studio.atelier.workbench.chart;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a chart as comma-separated text (RFC 4180, lines end with a line feed). Lines over the same kind of x
 * share rows: a column for each, empty where it has no point.
 */
public final class ChartCsv {

    private ChartCsv() {}

    /**
     * @param series what to write
     * @param within only what lies in this part of the horizontal axis; null for everything
     */
    public static void write(ChartModel model, List<? extends Series> series, @Nullable Range within, Appendable out)
            throws IOException {
        List<Series.Line> lines = new ArrayList<>();
        List<Series.Bars> bars = new ArrayList<>();
        boolean first = true;
        for (Series one : series) {
            switch (one) {
                case Series.Line line when line.data().isAscending() -> lines.add(line);
                case Series.Bars bar -> bars.add(bar);
                default -> {
                    first = blank(first, out);
                    single(model, one, within, out);
                }
            }
        }
        if (!lines.isEmpty()) {
            first = blank(first, out);
            lines(model, lines, within, out);
        }
        if (!bars.isEmpty()) {
            blank(first, out);
            bars(model, bars, out);
        }
    }

    private static boolean blank(boolean first, Appendable out) throws IOException {
        if (!first) {
            out.append('\n');
        }
        return false;
    }

    private static void single(ChartModel model, Series series, @Nullable Range within, Appendable out)
            throws IOException {
        switch (series) {
            case Series.Line line -> points(model, line.name(), line.data(), within, out);
            case Series.Scatter scatter -> points(model, scatter.name(), scatter.data(), within, out);
            case Series.Histogram one -> histogram(one, within, out);
            case Series.Boxes one -> boxes(one, out);
            case Series.Heat one -> heat(model, one, out);
            case Series.Bars ignored -> throw new IllegalArgumentException("Bars share a table.");
        }
    }

    private static void points(ChartModel model, String name, SeriesData data, @Nullable Range within, Appendable out)
            throws IOException {
        row(out, title(model.x(), "x"), name);
        int size = data.size();
        for (int i = 0; i < size; i++) {
            if (within == null || within.contains(data.x(i))) {
                row(out, number(data.x(i)), number(data.y(i)));
            }
        }
    }

    private static void lines(ChartModel model, List<Series.Line> lines, @Nullable Range within, Appendable out)
            throws IOException {
        List<String> head = new ArrayList<>(List.of(title(model.x(), "x")));
        int[] next = new int[lines.size()];
        int[] end = new int[lines.size()];
        for (int i = 0; i < next.length; i++) {
            SeriesData data = lines.get(i).data();
            head.add(lines.get(i).name());
            next[i] = within == null ? 0 : data.indexOf(within.lo());
            end[i] = within == null ? data.size() : data.indexOf(Math.nextUp(within.hi()));
        }
        row(out, head.toArray(String[]::new));
        String[] cells = new String[lines.size() + 1];
        while (true) {
            double x = Double.POSITIVE_INFINITY;
            for (int i = 0; i < next.length; i++) {
                x = next[i] < end[i] ? Math.min(x, lines.get(i).data().x(next[i])) : x;
            }
            if (x == Double.POSITIVE_INFINITY) {
                return;
            }
            cells[0] = number(x);
            for (int i = 0; i < next.length; i++) {
                SeriesData data = lines.get(i).data();
                boolean here = next[i] < end[i] && data.x(next[i]) == x;
                cells[i + 1] = here ? number(data.y(next[i]++)) : "";
            }
            row(out, cells);
        }
    }

    private static void bars(ChartModel model, List<Series.Bars> bars, Appendable out) throws IOException {
        List<String> head = new ArrayList<>(List.of(title(model.x(), "category")));
        int places = 0;
        for (Series.Bars one : bars) {
            head.add(one.name());
            places = Math.max(places, one.values().length);
        }
        row(out, head.toArray(String[]::new));
        for (int place = 0; place < places; place++) {
            List<String> cells = new ArrayList<>(List.of(model.x().text(place)));
            for (Series.Bars one : bars) {
                cells.add(place < one.values().length ? number(one.values()[place]) : "");
            }
            row(out, cells.toArray(String[]::new));
        }
    }

    private static void histogram(Series.Histogram one, @Nullable Range within, Appendable out) throws IOException {
        row(out, "from", "to", one.name());
        double[] edges = one.bins().edges();
        for (int i = 0; i < one.bins().size(); i++) {
            if (within == null || edges[i + 1] > within.lo() && edges[i] < within.hi()) {
                row(
                        out,
                        number(edges[i]),
                        number(edges[i + 1]),
                        String.valueOf(one.bins().counts()[i]));
            }
        }
    }

    private static void boxes(Series.Boxes one, Appendable out) throws IOException {
        row(out, one.name(), "count", "low", "q1", "median", "q3", "high");
        for (BoxStats box : one.boxes()) {
            row(
                    out,
                    box.label(),
                    String.valueOf(box.count()),
                    number(box.low()),
                    number(box.q1()),
                    number(box.median()),
                    number(box.q3()),
                    number(box.high()));
        }
    }

    private static void heat(ChartModel model, Series.Heat one, Appendable out) throws IOException {
        HeatGrid grid = one.grid();
        row(out, title(model.x(), "x"), title(model.y(), "y"), one.name());
        for (int r = 0; r < grid.rows(); r++) {
            for (int c = 0; c < grid.columns(); c++) {
                double x = grid.x().lo() + (c + 0.5) * grid.x().span() / grid.columns();
                double y = grid.y().lo() + (r + 0.5) * grid.y().span() / grid.rows();
                row(out, place(model.x(), x), place(model.y(), y), number(grid.value(c, r)));
            }
        }
    }

    private static String place(Axis axis, double value) {
        return axis.kind() == Scale.Kind.CATEGORY ? axis.text(value) : number(value);
    }

    private static String title(Axis axis, String otherwise) {
        return axis.title().isEmpty() ? otherwise : axis.title();
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "" : String.valueOf(value);
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }

    private static void row(Appendable out, String... cells) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            out.append(i == 0 ? "" : ",").append(quoted(cells[i]));
        }
        out.append('\n');
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
