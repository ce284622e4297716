package studio.atelier.workbench.chart;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.atelier.workbench.theme.Theme;

/** Charts of every kind on data that are made up, for pictures. */
final class ChartShots {

    static final Path SHOTS = Path.of("target/shots/chart");

    private ChartShots() {}

    static double[] curve(int n, double from, double to, double noise, long seed) {
        Random random = new Random(seed);
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = to + (from - to) * Math.exp(-i / (n * 0.2)) + random.nextGaussian() * noise;
        }
        return y;
    }

    static Parent training(Theme theme, ChartCursor cursor) {
        ChartModel map = new ChartModel("validation:mAP", Axis.number("Epoch"), Axis.number("mAP"))
                .add(new Series.Line("bloodcells-0008", SeriesData.of(curve(78, 0, 0.88, 0.008, 1))))
                .add(new Series.Line("train-0007", SeriesData.of(curve(120, 0, 0.87, 0.006, 2)), SeriesStyle.REFERENCE))
                .live(true)
                .lastValue(true)
                .reach(new Range(0, 120));
        ChartModel losses = new ChartModel("Losses", Axis.number("Epoch"), Axis.number("loss"))
                .subtitle("per epoch")
                .add(new Series.Line("cross_entropy", SeriesData.of(curve(78, 3.4, 0.48, 0.08, 3))))
                .add(new Series.Line("smooth_l1", SeriesData.of(curve(78, 1.9, 0.3, 0.05, 4))))
                .smoothing(0.6)
                .live(true)
                .reach(new Range(0, 120));
        double[] rate = new double[78];
        for (int i = 0; i < 78; i++) {
            rate[i] = i < 4 ? 2e-4 + i * 2e-4 : i < 60 ? 1e-3 : 1e-4;
        }
        ChartModel learning = new ChartModel("Learning rate", Axis.number("Epoch"), Axis.number(""))
                .add(new Series.Line("lr", SeriesData.of(rate), SeriesStyle.color(2)))
                .lastValue(true)
                .live(true)
                .reach(new Range(0, 120));
        ChartModel through = new ChartModel(
                        "Throughput",
                        Axis.number("Epoch"),
                        Axis.number("").unit("images/s").showingZero())
                .subtitle("images/s")
                .add(new Series.Line("throughput", SeriesData.of(curve(78, 208, 213, 3, 5)), SeriesStyle.color(6)))
                .lastValue(true)
                .live(true)
                .reach(new Range(0, 120));
        return grid(
                new ChartView(theme, map).share(cursor),
                new ChartView(theme, losses).share(cursor),
                new ChartView(theme, learning).share(cursor),
                new ChartView(theme, through).share(cursor));
    }

    static Parent kinds(Theme theme) {
        Random random = new Random(7);
        SeriesData few = new SeriesData();
        SeriesData others = new SeriesData();
        for (int i = 0; i < 120; i++) {
            double x = 0.1 + random.nextDouble() * 0.6;
            few.append(x, 9 + 18 * x * x + random.nextGaussian());
            others.append(x, 8 + 10 * x + random.nextGaussian());
        }
        ChartModel scatter = new ChartModel(
                        "Rings by length", Axis.number("length").unit("mm"), Axis.number("rings"))
                .add(new Series.Scatter("female", few))
                .add(new Series.Scatter("male", others));
        ChartModel bars = new ChartModel(
                        "Time per step",
                        Axis.categories("", List.of("Process", "Train", "Eval", "Condition", "Register")),
                        Axis.number("").unit("s"))
                .subtitle("seconds")
                .add(new Series.Bars("Run 13", new double[] {38, 98, 22, 1, 4}))
                .add(new Series.Bars("Run 12", new double[] {0, 70, 21, 1, 4}));
        double[] values = random.doubles(4000)
                .map(u -> Math.sqrt(-2 * Math.log(u)) * 3 + 4)
                .toArray();
        ChartModel histogram = new ChartModel("Rings", Axis.number("rings"), Axis.number("rows"))
                .add(new Series.Histogram("rows", Bins.of(values)));
        List<BoxStats> stats = new ArrayList<>();
        for (String name : List.of("Female", "Infant", "Male")) {
            stats.add(BoxStats.of(
                    name,
                    random.doubles(300)
                            .map(u -> 8 + 5 * Math.log(u / (1 - u)) * 0.4)
                            .toArray()));
        }
        ChartModel boxes = new ChartModel(
                        "Rings by sex", Axis.categories("", List.of("Female", "Infant", "Male")), Axis.number("rings"))
                .add(new Series.Boxes("rings", stats));
        List<String> classes = List.of("RBC", "WBC", "Platelet", "Other");
        ChartModel confusion = new ChartModel(
                        "Confusion", Axis.categories("Predicted", classes), Axis.categories("Actual", classes))
                .add(new Series.Heat("count", HeatGrid.ofCategories(4, 4, new double[] {
                    811, 12, 4, 0, 9, 402, 3, 2, 1, 6, 204, 12, 0, 1, 3, 91
                })));
        double[] wave = new double[200 * 120];
        for (int i = 0; i < wave.length; i++) {
            wave[i] = Math.sin(i % 200 / 18.0) * Math.cos(i / 200 / 14.0);
        }
        ChartModel large = new ChartModel(
                        "Loss around the minimum", Axis.number("direction 1"), Axis.number("direction 2"))
                .add(new Series.Heat("loss", new HeatGrid(new Range(-1, 1), new Range(-1, 1), 200, 120, wave)));
        return grid(
                view(theme, scatter),
                view(theme, bars),
                view(theme, histogram),
                view(theme, boxes),
                view(theme, confusion),
                view(theme, large));
    }

    static Parent special(Theme theme) {
        ChartModel many = new ChartModel("Ten runs", Axis.number("Round"), Axis.number("rmse"));
        for (int i = 0; i < 10; i++) {
            many.add(new Series.Line("Run " + (i + 1), SeriesData.of(curve(24, 8 + i, 2 + i * 0.3, 0.05, i))));
        }
        SeriesData dense = new SeriesData();
        Random random = new Random(5);
        double walk = 0;
        for (int i = 0; i < 200_000; i++) {
            walk += random.nextGaussian();
            dense.append(
                    1_790_000_000_000.0 + i * 250L,
                    i > 90_000 && i < 110_000 ? Double.NaN : walk + 60 * random.nextGaussian());
        }
        ChartModel live = new ChartModel("Sensor", Axis.time(""), Axis.number("")).add(new Series.Line("raw", dense));
        SeriesData smooth = new SeriesData();
        for (int i = 0; i < 100_000; i++) {
            smooth.append(i, Math.sin(i / 9000.0) * 1e6 + i * 12);
        }
        ChartModel large = new ChartModel("Smooth, 100,000 points", Axis.number("Step"), Axis.number(""))
                .add(new Series.Line("sum", smooth));
        ChartModel log = new ChartModel("Loss", Axis.number("Step"), Axis.logarithmic(""))
                .add(new Series.Line("train", SeriesData.of(curve(300, 60, 0.002, 0.0003, 8))))
                .add(new Series.Line("validation", SeriesData.of(curve(300, 70, 0.02, 0.002, 9))));
        ChartModel none = new ChartModel("validation:rmse", Axis.number("Round"), Axis.number(""));
        SeriesData cloud = new SeriesData();
        for (int i = 0; i < 60_000; i++) {
            cloud.append(random.nextGaussian(), random.nextGaussian());
        }
        ChartModel points = new ChartModel("60,000 points", Axis.number("pc 1"), Axis.number("pc 2"))
                .add(new Series.Scatter("row", cloud));
        return grid(
                view(theme, many),
                view(theme, live),
                view(theme, large),
                view(theme, log),
                view(theme, none),
                view(theme, points));
    }

    static Parent small(Theme theme) {
        VBox box = new VBox(12);
        box.setStyle("-fx-padding: 16px; -fx-background-color: -at-surface-1");
        for (int i = 0; i < 4; i++) {
            Sparkline line = new Sparkline(theme, i)
                    .show(curve(200, 10, 3, 0.4, i))
                    .filled(i % 2 == 0)
                    .lastDot(i > 1);
            line.setPrefSize(216, 32);
            line.setMinSize(216, 32);
            MiniBar bar = new MiniBar(theme, i).show(0.2 + i * 0.22).strong(i == 0);
            bar.setMinWidth(36);
            Label value = new Label("2.18" + i);
            HBox row = new HBox(10, bar, value, line);
            row.setStyle("-fx-alignment: center-left");
            box.getChildren().add(row);
        }
        return box;
    }

    static ChartView view(Theme theme, ChartModel model) {
        return new ChartView(theme, model);
    }

    private static GridPane grid(ChartView... views) {
        GridPane grid = new GridPane();
        grid.setHgap(1);
        grid.setVgap(1);
        grid.setStyle("-fx-background-color: -at-border-1");
        for (int i = 0; i < views.length; i++) {
            GridPane.setHgrow(views[i], Priority.ALWAYS);
            GridPane.setVgrow(views[i], Priority.ALWAYS);
            views[i].setPrefSize(480, 300);
            grid.add(views[i], i % 2, i / 2);
        }
        return grid;
    }
}
