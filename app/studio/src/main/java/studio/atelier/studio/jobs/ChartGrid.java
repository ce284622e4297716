package studio.atelier.studio.jobs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import studio.atelier.workbench.chart.ChartCursor;
import studio.atelier.workbench.chart.ChartModel;
import studio.atelier.workbench.chart.ChartView;
import studio.atelier.workbench.theme.Theme;

/** Charts two abreast that share their cursor; one that is alone in its row has all of it. JavaFX thread. */
final class ChartGrid extends GridPane {

    private final Theme theme;
    private final ChartCursor cursor = new ChartCursor();
    private final Map<ChartModel, ChartView> views = new IdentityHashMap<>();

    ChartGrid(Theme theme) {
        this.theme = theme;
        getStyleClass().add("job-charts");
    }

    /** @param charts in their order; what was shown before stays as it is */
    void show(Collection<ChartModel> charts) {
        views.keySet().retainAll(List.copyOf(charts));
        List<ChartView> all = new ArrayList<>();
        charts.forEach(chart -> all.add(views.computeIfAbsent(chart, this::view)));
        int across = all.size() == 1 ? 1 : 2;
        getChildren().clear();
        getColumnConstraints().clear();
        getRowConstraints().clear();
        for (int i = 0; i < across; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / across);
            getColumnConstraints().add(column);
        }
        for (int i = 0; i < all.size(); i++) {
            // The last of an odd number would leave a hole beside it.
            boolean wide = i == all.size() - 1 && i % across == 0;
            add(all.get(i), i % across, i / across, wide ? across : 1, 1);
            if (i % across == 0) {
                RowConstraints row = new RowConstraints(180, 240, Double.MAX_VALUE);
                row.setVgrow(Priority.ALWAYS);
                getRowConstraints().add(row);
            }
        }
    }

    private ChartView view(ChartModel chart) {
        ChartView view = new ChartView(theme, chart).share(cursor);
        view.getStyleClass().add("job-chart");
        return view;
    }
}
