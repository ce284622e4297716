package studio.atelier.studio.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.atelier.studio.preview.model.FeatureImportance;
import studio.atelier.studio.preview.model.XgboostModel;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.grid.GridColumn;
import studio.atelier.workbench.grid.GridOptions;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.grid.ListColumn;
import studio.atelier.workbench.grid.ListRowSource;
import studio.atelier.workbench.grid.Renderers;
import studio.atelier.workbench.theme.Theme;

/** What a model of XGBoost is: its facts at the left, what its features are worth at the right. */
final class ModelPreview extends BorderPane {

    private static final double FACTS = 300;

    ModelPreview(Theme theme, XgboostModel model) {
        getStyleClass().add("at-sheet");
        ScrollPane facts = new ScrollPane(facts(model));
        facts.setFitToWidth(true);
        facts.setMinWidth(FACTS);
        facts.setPrefWidth(FACTS);
        facts.getStyleClass().add("preview-facts");
        facts.setFocusTraversable(true);
        facts.setAccessibleText("Facts of the model");
        setLeft(facts);
        VBox right = new VBox(8, title("Feature importance"), features(theme, model));
        right.setPadding(new Insets(16, 0, 0, 0));
        ((Label) right.getChildren().getFirst()).setPadding(new Insets(0, 16, 0, 8));
        VBox.setVgrow(right.getChildren().getLast(), Priority.ALWAYS);
        setCenter(right);
    }

    static String summary(XgboostModel model) {
        return String.format(
                Locale.ROOT,
                "XGBoost %s, %s, %,d %s",
                model.format().words(),
                model.objective(),
                model.trees(),
                model.trees() == 1 ? "tree" : "trees");
    }

    private static Node facts(XgboostModel model) {
        VBox box = new VBox(8);
        box.setPadding(new Insets(16));
        GridPane main = pane();
        int row = 0;
        row = fact(main, row, "Objective", model.objective());
        row = fact(main, row, "Booster", model.booster());
        row = fact(main, row, "Rounds", String.format(Locale.ROOT, "%,d", model.rounds()));
        row = fact(main, row, "Trees", String.format(Locale.ROOT, "%,d", model.trees()));
        row = fact(main, row, "Nodes", String.format(Locale.ROOT, "%,d", model.nodes()));
        row = fact(main, row, "Depth", String.valueOf(model.deepest()));
        row = fact(
                main,
                row,
                "Features",
                String.format(
                        Locale.ROOT,
                        "%,d, %,d used",
                        model.features(),
                        model.importance().size()));
        row = fact(main, row, "Classes", model.classes() > 1 ? String.valueOf(model.classes()) : "none");
        row = fact(main, row, "Format", model.format().words());
        fact(
                main,
                row,
                "Written by",
                model.version().map(version -> "XGBoost " + version).orElse("not said"));
        box.getChildren().addAll(title("Model"), main);
        table(box, "Attributes", model.attributes());
        table(box, "Parameters", model.parameters());
        return box;
    }

    private static void table(VBox box, String heading, Map<String, String> values) {
        if (values.isEmpty()) {
            return;
        }
        GridPane pane = pane();
        int row = 0;
        for (Map.Entry<String, String> value : values.entrySet()) {
            row = fact(pane, row, value.getKey(), value.getValue());
        }
        Label title = title(heading);
        VBox.setMargin(title, new Insets(8, 0, 0, 0));
        box.getChildren().addAll(title, pane);
    }

    private static GridPane pane() {
        return new GridPane(16, 6);
    }

    private static Label title(String text) {
        return Labels.of(text, "at-strong");
    }

    private static int fact(GridPane pane, int row, String name, String value) {
        Label text = Labels.of(value, "at-number");
        text.setWrapText(true);
        Label what = Labels.of(name, "at-text-2");
        what.setMinWidth(Region.USE_PREF_SIZE);
        pane.add(what, 0, row);
        pane.add(text, 1, row);
        return row + 1;
    }

    private record Worth(FeatureImportance feature, double share) {}

    private static Node features(Theme theme, XgboostModel model) {
        double total = model.importance().stream()
                .mapToDouble(FeatureImportance::totalGain)
                .sum();
        List<Worth> worth = new ArrayList<>();
        model.importance()
                .forEach(feature -> worth.add(new Worth(feature, total > 0 ? 100 * feature.totalGain() / total : 0)));
        double most = worth.stream().mapToDouble(Worth::share).max().orElse(1);
        List<ListColumn<Worth>> columns = List.of(
                ListColumn.sorted(
                        GridColumn.text("feature", "Feature", 120),
                        each -> each.feature().feature()),
                ListColumn.sorted(
                        new GridColumn(
                                "share", "Share of gain, %", null, Renderers.bar(Math.max(1e-9, most), 1), 150, null),
                        each -> (Double) each.share()),
                ListColumn.sorted(
                        GridColumn.number("gain", "Gain", 80).with(Renderers.number(ModelPreview::gain)),
                        each -> (Double) each.feature().gain()),
                ListColumn.sorted(GridColumn.number("weight", "Weight", 70), each ->
                        (Long) each.feature().weight()));
        ListRowSource<Worth> rows =
                new ListRowSource<>(columns, each -> each.feature().feature());
        rows.setRows(worth);
        GridView grid = new GridView(theme, GridOptions.list());
        grid.setId("preview-features");
        grid.setAccessibleText("Feature importance");
        grid.setSource(rows);
        if (worth.isEmpty()) {
            return Labels.of(
                    model.booster().equals("gblinear")
                            ? "A linear model has no splits to count."
                            : "No tree splits: all of them are single leaves.",
                    "at-text-2");
        }
        return grid;
    }

    private static String gain(Object value) {
        return studio.atelier.workbench.control.Times.number(((Number) value).doubleValue());
    }
}
