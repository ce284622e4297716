package studio.atelier.workbench.grid;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Millions of made-up rides for tests; every value follows from its row. */
final class TaxiRows implements RowSource {

    final AtomicInteger fetches = new AtomicInteger();
    private final long rows;
    private final boolean summaries;
    private final Function<Fetch, Fetch> delivery;

    TaxiRows(long rows, boolean summaries, Function<Fetch, Fetch> delivery) {
        this.rows = rows;
        this.summaries = summaries;
        this.delivery = delivery;
    }

    static TaxiRows at(long rows) {
        return new TaxiRows(rows, false, fetch -> fetch);
    }

    static TaxiRows summarised(long rows) {
        return new TaxiRows(rows, true, fetch -> fetch);
    }

    /** Rows that never come. */
    static TaxiRows stuck(long rows) {
        return new TaxiRows(rows, false, fetch -> new Fetch(new CompletableFuture<>(), () -> {}));
    }

    @Override
    public List<GridColumn> columns() {
        return List.of(
                GridColumn.text("pickup", "pickup_datetime", 152)
                        .with(Renderers.time("yyyy-MM-dd HH:mm:ss", ZoneOffset.UTC))
                        .icon("ci-calendar"),
                GridColumn.number("distance", "trip_distance", 128)
                        .with(Renderers.number(2))
                        .icon("ci-hashtag"),
                GridColumn.text("payment", "payment_type", 130).icon("ci-string-text"),
                GridColumn.number("fare", "fare_amount", 136)
                        .with(Renderers.number(2))
                        .icon("ci-hashtag"),
                GridColumn.text("stored", "stored", 90).with(Renderers.bool()).icon("ci-boolean"),
                GridColumn.number("surcharge", "surcharge", 116)
                        .with(Renderers.number(1))
                        .icon("ci-hashtag"));
    }

    @Override
    public RowCount count() {
        return RowCount.exact(rows);
    }

    @Override
    public Fetch fetch(Block block) {
        fetches.incrementAndGet();
        List<List<@Nullable Object>> lines = new ArrayList<>();
        for (long row = block.firstRow(); row < block.firstRow() + block.rows(); row++) {
            lines.add(new ArrayList<>(line(row).subList(block.firstColumn(), block.firstColumn() + block.columns())));
        }
        return delivery.apply(Fetch.ready(Cells.of(lines)));
    }

    static List<@Nullable Object> line(long row) {
        List<@Nullable Object> line = new ArrayList<>();
        line.add(LocalDateTime.of(2019, 1, 1, 0, 0).plusSeconds(row * 37 % 2_678_400));
        line.add((row * 13 % 1_200) / 100.0);
        line.add(row % 3 == 0 ? "Cash" : "Card");
        double fare = (row * 29 % 8_000) / 100.0;
        line.add(fare > 75.3 ? new Accent.Changed(fare, 75.3) : (Object) fare);
        line.add(row % 5 != 0);
        line.add(row % 8 == 0 ? (Object) (row % 16 / 16.0) : null);
        return line;
    }

    @Override
    public boolean sorts(GridColumn column) {
        return true;
    }

    @Override
    public void sort(List<SortKey> keys) {}

    @Override
    public @Nullable ColumnSummary summary(GridColumn column) {
        if (!summaries) {
            return null;
        }
        return switch (column.id()) {
            case "payment" ->
                new ColumnSummary(
                        0.97,
                        0.03,
                        0,
                        new ColumnSummary.TopValues(
                                List.of(new ColumnSummary.Share("Card", 0.71), new ColumnSummary.Share("Cash", 0.28)),
                                4));
            case "surcharge" ->
                new ColumnSummary(
                        0.369, 0, 0.631, new ColumnSummary.Histogram(List.of(100L, 3L, 1L, 0L, 0L), "0", "1"));
            case "stored" ->
                new ColumnSummary(
                        1, 0, 0, new ColumnSummary.TopValues(List.of(new ColumnSummary.Share("true", 0.8)), 2));
            default ->
                new ColumnSummary(
                        0.99,
                        0.01,
                        0,
                        new ColumnSummary.Histogram(
                                LongStream.range(0, 30)
                                        .map(bin -> (long) (1000 * Math.exp(-bin / 6.0)) + bin * 7 % 40)
                                        .boxed()
                                        .toList(),
                                "0.00",
                                "148.00"));
        };
    }
}
