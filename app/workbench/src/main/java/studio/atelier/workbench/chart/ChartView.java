package studio.atelier.workbench.chart;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.theme.Theme;

/**
 * A chart with its title and legend. It follows its model and the points of its series while it is in a scene. Hands:
 * the wheel zooms at the pointer, a drag zooms to what it chose, Shift and drag moves, a double click shows everything,
 * the legend hides series; the same by keys. JavaFX thread; model and points may change from any.
 */
public final class ChartView extends VBox {

    /** With more series than this, the legend has a row of its own. */
    private static final int BESIDE_TITLE = 3;

    private final Theme theme;
    private final ChartModel model;
    private final ChartSheet sheet;
    private final ChartHands hands;
    private final ChartMenu menu;
    private final ChartLegend legend = new ChartLegend();
    private final Label title = Labels.of("", "at-strong");
    private final Label subtitle = Labels.of("", "at-caption", "at-text-3");
    private final Label value = Labels.of("", "at-strong", "chart-value");
    private final Button reset = new Button("", Icons.of("ci-fit-to-screen", "at-icon-14"));
    private final HBox head = new HBox(8);
    private final StackPane body = new StackPane();
    private VBox empty = new Placeholder(
            "ci-chart-line", "No points yet", "They are drawn here as soon as the first one is recorded.");

    public ChartView(Theme theme, ChartModel model) {
        this.theme = theme;
        this.model = model;
        this.sheet = new ChartSheet(theme, model);
        this.hands = new ChartHands(sheet);
        Label note = Labels.of("", "at-caption", "chart-note");
        note.setVisible(false);
        StackPane.setAlignment(note, Pos.BOTTOM_RIGHT);
        getStyleClass().add("chart-view");
        reset.getStyleClass().addAll("quiet", "small");
        reset.setTooltip(new Tooltip("Show everything (0)"));
        reset.setAccessibleText("Show everything");
        reset.setOnAction(event -> hands.reset());
        head.getStyleClass().add("chart-head");
        head.setAlignment(Pos.CENTER_LEFT);
        title.setMinWidth(USE_PREF_SIZE);
        value.setMinWidth(USE_PREF_SIZE);
        legend.setMinWidth(0);
        body.getChildren().addAll(sheet, empty, note);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(head, body);
        this.menu = new ChartMenu(this, sheet, note);
        sheet.afterPaint(this::refresh);
        refresh();
    }

    /**
     * @param noun what is missing, such as "No metrics yet"
     * @param sentence what will bring it
     */
    public ChartView whenEmpty(String icon, String noun, String sentence) {
        int place = body.getChildren().indexOf(empty);
        empty = new Placeholder(icon, noun, sentence);
        body.getChildren().set(place, empty);
        refresh();
        return this;
    }

    /** Shares the cursor with other charts over the same kind of x. */
    public ChartView share(ChartCursor cursor) {
        sheet.share(cursor);
        return this;
    }

    public ChartModel model() {
        return model;
    }

    public Viewport viewport() {
        return sheet.viewport();
    }

    /** Paints again after a change of the viewport. */
    public void viewportChanged() {
        sheet.requestPaint();
    }

    /** Shows everything again. */
    public void reset() {
        hands.reset();
    }

    public ChartExport export() {
        return new ChartExport(model, sheet.viewport(), sheet.smoother());
    }

    Theme theme() {
        return theme;
    }

    ChartMenu menu() {
        return menu;
    }

    ChartSheet sheet() {
        return sheet;
    }

    private void refresh() {
        List<Series> all = model.series();
        title.setText(model.title());
        int thinned = sheet.thinned();
        subtitle.setText(thinned > 1 ? model.subtitle() + " one point of " + thinned + " shown" : model.subtitle());
        value.setText(headline());
        reset.setVisible(sheet.viewport().isZoomed());
        boolean isEmpty = Extents.isEmpty(model);
        empty.setVisible(isEmpty);
        sheet.setVisible(!isEmpty);
        if (all.size() > 1) {
            legend.show(model, theme.palette(), this::lastIn);
        }
        arrange(all.size());
    }

    private void arrange(int series) {
        boolean beside = series > 1 && series <= BESIDE_TITLE;
        if (head.getChildren().isEmpty() || beside == (legend.getParent() != head)) {
            getChildren().remove(legend);
            head.getChildren().setAll(title, subtitle, Labels.spring(), reset);
            if (beside) {
                legend.arrange(true);
                head.getChildren().add(legend);
            }
            head.getChildren().add(value);
        }
        boolean below = series > BESIDE_TITLE;
        if (below && legend.getParent() != this) {
            legend.arrange(false);
            getChildren().add(1, legend);
        } else if (!below) {
            getChildren().remove(legend);
        }
    }

    /** @return the last value of a series for the legend, which tells whose it is where there are several */
    private String lastIn(Series series) {
        return model.isLastValueShown()
                        && series instanceof Series.Line line
                        && !line.style().quiet()
                ? last(line)
                : "";
    }

    /** @return the value of the only line at the cursor, or its last one */
    private String headline() {
        if (!model.isLastValueShown() || model.series().size() > 1) {
            return "";
        }
        Readout readout = sheet.readout();
        if (readout != null && !readout.entries().isEmpty()) {
            Readout.Entry first = readout.entries().getFirst();
            return Double.isNaN(first.y()) ? first.text() : Ticks.exact(model.y(), first.y());
        }
        for (Series one : Extents.shown(model)) {
            if (one instanceof Series.Line line && !line.style().quiet()) {
                return last(line);
            }
        }
        return "";
    }

    private String last(Series.Line line) {
        int index = line.data().nearest(Double.MAX_VALUE);
        return index < 0 ? "" : Ticks.exact(model.y(), line.data().y(index));
    }

    /** @return what is at the cursor in words, or null */
    @Nullable
    String readoutText() {
        Readout readout = sheet.readout();
        if (readout == null) {
            return null;
        }
        StringBuilder text = new StringBuilder(readout.heading());
        readout.entries()
                .forEach(entry ->
                        text.append("; ").append(entry.name()).append(' ').append(entry.text()));
        return text.toString();
    }
}
