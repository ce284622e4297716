package studio.atelier.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ViewportTest {

    private final SeriesData points = SeriesData.of(2, 4, 3, 90, 5);
    private final ChartModel model = new ChartModel("rmse", Axis.number("Round"), Axis.number("rmse"))
            .add(new Series.Line("validation", points));
    private final Viewport view = new Viewport();

    @Test
    void everythingIsSeenAndFollowsPointsThatCome() {
        assertThat(view.xScale(model).range()).isEqualTo(new Range(0, 4));

        points.append(9, 120);

        assertThat(view.xScale(model).range()).isEqualTo(new Range(0, 9));
        assertThat(view.yScale(model, view.xScale(model)).hi()).isGreaterThanOrEqualTo(120);
    }

    @Test
    void theVerticalAxisFitsWhatIsInView() {
        view.showX(new Range(0, 2));

        assertThat(view.yScale(model, view.xScale(model)).hi()).isLessThan(6);
        assertThat(view.isZoomed()).isTrue();

        view.reset();

        assertThat(view.yScale(model, view.xScale(model)).hi()).isGreaterThanOrEqualTo(90);
    }

    @Test
    void hiddenSeriesDoNotCount() {
        Series.Line other = new Series.Line("train", SeriesData.of(5000, 6000));
        model.add(other);
        model.show(other, false);

        assertThat(view.yScale(model, view.xScale(model)).hi()).isLessThan(200);
    }

    @Test
    void aLogarithmicAxisBeginsAboveZero() {
        points.append(5, 0);
        model.logarithmic(true);

        Scale scale = view.yScale(model, view.xScale(model));

        assertThat(scale.kind()).isEqualTo(Scale.Kind.LOG);
        assertThat(scale.lo()).isPositive().isLessThanOrEqualTo(2);
    }

    @Test
    void aModelSaysHowFarItsAxisReaches() {
        model.reach(new Range(0, 50));

        assertThat(view.xScale(model).range()).isEqualTo(new Range(0, 50));
    }

    @Test
    void anEmptyChartHasAxesToo() {
        ChartModel empty = new ChartModel("", Axis.number(""), Axis.logarithmic(""));

        assertThat(view.yScale(empty, view.xScale(empty)).range()).isEqualTo(new Range(1, 10));
        assertThat(Summary.of(empty)).contains("no points yet");
    }
}
