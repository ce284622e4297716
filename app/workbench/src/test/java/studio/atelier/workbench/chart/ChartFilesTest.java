package studio.atelier.workbench.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import studio.atelier.workbench.theme.Palette;

class ChartFilesTest {

    private static String csv(ChartModel model, Range within) throws IOException {
        StringBuilder out = new StringBuilder();
        ChartCsv.write(model, model.series(), within, out);
        return out.toString();
    }

    @Test
    void linesShareTheRowsOfTheirX() throws IOException {
        SeriesData late = new SeriesData();
        late.append(1, 0.5);
        late.append(3, Double.NaN);
        ChartModel model = new ChartModel("", Axis.number("Round"), Axis.number(""))
                .add(new Series.Line("train", SeriesData.of(1, 2, 3)))
                .add(new Series.Line("a, \"b\"", late));

        assertThat(csv(model, null)).isEqualTo("Round,train,\"a, \"\"b\"\"\"\n0,1,\n1,2,0.5\n2,3,\n3,,\n");
        assertThat(csv(model, new Range(1, 2))).isEqualTo("Round,train,\"a, \"\"b\"\"\"\n1,2,0.5\n2,3,\n");
    }

    @Test
    void barsHistogramsBoxesAndCellsAreTables() throws IOException {
        ChartModel bars = new ChartModel("", Axis.categories("Step", List.of("Train", "Eval")), Axis.number(""))
                .add(new Series.Bars("Run 1", new double[] {98, 22}))
                .add(new Series.Bars("Run 2", new double[] {70}));
        assertThat(csv(bars, null)).isEqualTo("Step,Run 1,Run 2\nTrain,98,70\nEval,22,\n");

        ChartModel bins = new ChartModel("", Axis.number(""), Axis.number(""))
                .add(new Series.Histogram("rows", new Bins(new double[] {0, 1, 2}, new long[] {3, 4})));
        assertThat(csv(bins, null)).isEqualTo("from,to,rows\n0,1,3\n1,2,4\n");

        ChartModel heat = new ChartModel(
                        "", Axis.categories("x", List.of("a", "b")), Axis.categories("y", List.of("c")))
                .add(new Series.Heat("n", HeatGrid.ofCategories(2, 1, new double[] {1, 2})));
        assertThat(csv(heat, null)).isEqualTo("x,y,n\na,c,1\nb,c,2\n");

        ChartModel boxes = new ChartModel("", Axis.categories("", List.of("a")), Axis.number(""))
                .add(new Series.Boxes("rings", List.of(BoxStats.of("a", 1, 2, 3))));
        assertThat(csv(boxes, null)).isEqualTo("rings,count,low,q1,median,q3,high\na,3,1,1.5,2,2.5,3\n");
    }

    @Test
    void anSvgIsWellFormedAndHoldsTitleLegendAndLines() throws Exception {
        ChartModel model = new ChartModel("Loss <train> & \"more\"", Axis.number("Epoch"), Axis.number(""))
                .add(new Series.Line("a&b", SeriesData.of(1, Double.NaN, 3, 4)))
                .add(new Series.Line("c", SeriesData.of(2, 2, 2)))
                .add(new Series.Line("d", SeriesData.of(2, 1, 2)))
                .add(new Series.Line("e", SeriesData.of(3, 1, 2)));
        SvgPen pen = new SvgPen(400, 240, (text, style) -> text.length() * style.size() * 0.55);

        ChartPicture.draw(pen, 400, 240, model, new Viewport(), new Smoother(), Palette.light());
        String svg = pen.document(model.title());

        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("Loss <train> & \"more\"");
        assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(4);
        assertThat(svg).contains("#4B57BE", "stroke-dasharray", ">a&amp;b</text>");
    }

    @Test
    void aGapCutsALineAndASinglePointIsADot() {
        Trace trace = new Trace();
        Plot plot = new Plot(0, 0, 100, 100, new Scale(Scale.Kind.LINEAR, 0, 4), new Scale(Scale.Kind.LINEAR, 0, 4));
        SvgPen pen = new SvgPen(100, 100, (text, style) -> 10);
        trace.follow(SeriesData.of(1, 1, Double.NaN, 2, Double.NaN), plot);

        trace.draw(pen, plot, Palette.light().series(0), 2, Dash.SOLID);

        assertThat(pen.document("")).containsOnlyOnce("<polyline").containsOnlyOnce("<circle");
    }

    @Test
    void manyPointsCostNoMoreThanTheColumnsOfTheView() {
        SeriesData data = new SeriesData();
        for (int i = 0; i < 500_000; i++) {
            data.append(i, i == 123_456 ? 1e6 : Math.sin(i));
        }
        Plot plot = new Plot(
                0, 0, 800, 400, new Scale(Scale.Kind.LINEAR, 0, 499_999), new Scale(Scale.Kind.LINEAR, -2, 1e6));
        Trace trace = new Trace();

        trace.follow(data, plot);

        assertThat(trace.count()).isLessThanOrEqualTo(4 * 800);
        SvgPen pen = new SvgPen(800, 400, (text, style) -> 10);
        trace.draw(pen, plot, Palette.light().series(0), 2, Dash.SOLID);
        assertThat(pen.document("")).as("the one peak is seen").contains(",0 ");
    }

    @Test
    void textIsReadableOnEveryColourOfAHeatmap() {
        for (Palette palette : List.of(Palette.light(), Palette.dark())) {
            ColorScale scale = new ColorScale(palette);
            for (double unit = 0; unit <= 1; unit += 0.01) {
                var color = scale.at(unit);
                assertThat(ColorScale.contrast(color, scale.textOn(color))).isGreaterThan(4);
            }
        }
    }
}
