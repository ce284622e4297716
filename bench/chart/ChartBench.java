package chart;

import java.util.Random;
import screen.Frames;
import studio.atelier.workbench.chart.Axis;
import studio.atelier.workbench.chart.ChartModel;
import studio.atelier.workbench.chart.ChartView;
import studio.atelier.workbench.chart.Drawing;
import studio.atelier.workbench.chart.Range;
import studio.atelier.workbench.chart.Series;
import studio.atelier.workbench.chart.SeriesData;

/** Moves charts of many points and prints how long their frames took. */
class ChartBench {

    static final int POINTS = 10_000_000;

    interface Step {
        void move(ChartView chart, SeriesData data, long frame);
    }

    public static void main(String[] args) throws Exception {
        int frames = Integer.parseInt(args[0]);
        Frames.start();
        Frames.heads();
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
        Frames.run(
                name,
                frames,
                1000,
                600,
                theme -> {
                    ChartModel model = new ChartModel("Bench", Axis.number("Step"), Axis.number("Value"));
                    model.add(line ? new Series.Line("value", data) : new Series.Scatter("value", data));
                    return new ChartView(theme, model);
                },
                (chart, frame) -> {
                    step.move(chart, data, frame);
                    Drawing drawing = (Drawing) chart.lookup(".chart-sheet");
                    drawing.requestPaint();
                    drawing.paintNow();
                });
    }
}
