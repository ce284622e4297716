import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import studio.atelier.workbench.chart.Axis;
import studio.atelier.workbench.chart.ChartModel;
import studio.atelier.workbench.chart.ChartView;
import studio.atelier.workbench.chart.Drawing;
import studio.atelier.workbench.chart.Range;
import studio.atelier.workbench.chart.Series;
import studio.atelier.workbench.chart.SeriesData;
import studio.atelier.workbench.theme.Theme;

/** Moves charts of many points and prints how long their frames took. */
class ChartBench {

    static final int WARM_UP = 120;
    static final int POINTS = 10_000_000;

    interface Step {
        void move(ChartView chart, SeriesData data, long frame);
    }

    public static void main(String[] args) throws Exception {
        int frames = Integer.parseInt(args[0]);
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        System.out.printf("%-42s %9s %9s %9s %9s %9s%n", "case", "p50 ms", "p95 ms", "max ms", "paint p95", "heap MB");
        SeriesData noisy = line(true);
        run("10M points with noise, pan", noisy, true, frames, ChartBench::pan);
        run("10M points with noise, zoom", noisy, true, frames, ChartBench::zoom);
        run("10M points with noise, all in view, growing", noisy, true, frames, (chart, data, i) -> grow(data));
        noisy = null;
        SeriesData smooth = line(false);
        run("10M points, smooth, pan", smooth, true, frames, ChartBench::pan);
        run("10M points, smooth, zoom", smooth, true, frames, ChartBench::zoom);
        smooth = null;
        run("1M points on their own, pan", cloud(), false, frames, ChartBench::pan);
        System.exit(0);
    }

    static void pan(ChartView chart, SeriesData data, long frame) {
        Range all = data.xRange();
        double from = all.lo() + all.span() * (frame % 500) / 1000;
        chart.viewport().showX(new Range(from, from + all.span() / 2));
        chart.viewportChanged();
    }

    static void zoom(ChartView chart, SeriesData data, long frame) {
        Range all = data.xRange();
        double share = Math.pow(10, -5.5 * (1 - Math.cos(frame / 40.0)) / 2);
        double middle = all.lo() + all.span() * 0.37;
        chart.viewport().showX(new Range(middle - all.span() * share * 0.37, middle + all.span() * share * 0.63));
        chart.viewportChanged();
    }

    static void grow(SeriesData data) {
        double[] x = new double[1000];
        double[] y = new double[1000];
        for (int i = 0; i < x.length; i++) {
            x[i] = data.size() + i;
            y[i] = 100 * Math.sin(x[i] / 3e5);
        }
        data.append(x, y);
    }

    static SeriesData line(boolean noise) {
        Random random = new Random(1);
        SeriesData data = new SeriesData();
        double[] x = new double[10_000];
        double[] y = new double[10_000];
        for (int i = 0; i < POINTS; i += x.length) {
            for (int k = 0; k < x.length; k++) {
                x[k] = i + k;
                y[k] = 100 * Math.sin((i + k) / 8e5) + (noise ? random.nextGaussian() * 30 : 0);
            }
            data.append(x, y);
        }
        return data;
    }

    static SeriesData cloud() {
        Random random = new Random(2);
        SeriesData data = new SeriesData();
        for (int i = 0; i < 1_000_000; i++) {
            data.append(random.nextGaussian(), random.nextGaussian());
        }
        return data;
    }

    static void run(String name, SeriesData data, boolean line, int frames, Step step) throws Exception {
        double[] between = new double[frames];
        double[] paint = new double[frames];
        CountDownLatch done = new CountDownLatch(1);
        Stage[] shown = new Stage[1];
        Platform.runLater(() -> {
            Theme theme = new Theme();
            ChartModel model = new ChartModel("Bench", Axis.number("Step"), Axis.number("Value"));
            model.add(line ? new Series.Line("value", data) : new Series.Scatter("value", data));
            ChartView chart = new ChartView(theme, model);
            Scene scene = new Scene(new StackPane(chart), 1000, 600);
            theme.dress(scene);
            Stage stage = new Stage();
            stage.setScene(scene);
            stage.show();
            shown[0] = stage;
            Drawing drawing = (Drawing) chart.lookup(".chart-sheet");
            new AnimationTimer() {
                int frame = -WARM_UP;
                long last;

                @Override
                public void handle(long ignored) {
                    long now = System.nanoTime();
                    if (frame > 0 && frame <= frames) {
                        between[frame - 1] = (now - last) / 1e6;
                    }
                    last = now;
                    if (frame >= frames) {
                        stop();
                        done.countDown();
                        return;
                    }
                    step.move(chart, data, frame + WARM_UP);
                    long before = System.nanoTime();
                    drawing.requestPaint();
                    drawing.paintNow();
                    if (frame >= 0) {
                        paint[frame] = (System.nanoTime() - before) / 1e6;
                    }
                    frame++;
                }
            }.start();
        });
        done.await();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(100);
        }
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        Arrays.sort(between);
        Arrays.sort(paint);
        System.out.printf(Locale.ROOT, "%-42s %9.1f %9.1f %9.1f %9.1f %9d%n", name, at(between, 0.5), at(between, 0.95),
                between[frames - 1], at(paint, 0.95), heap >> 20);
        CountDownLatch closed = new CountDownLatch(1);
        Platform.runLater(() -> {
            shown[0].close();
            closed.countDown();
        });
        closed.await();
    }

    static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
    }
}
