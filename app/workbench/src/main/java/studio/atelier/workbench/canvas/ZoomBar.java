package studio.atelier.workbench.canvas;

import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Separator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import studio.atelier.workbench.theme.Icons;

/** Buttons of a canvas: smaller, the scale of now (pressing gives 100 %), larger, fit. */
public final class ZoomBar extends HBox {

    private static final double STEP = 1.25;

    private final Button scale = quiet("100%", "Zoom to 100 % (1)");

    public ZoomBar(CanvasView<?> view) {
        getStyleClass().add("at-zoombar");
        setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        Button out = icon("ci-subtract", "Zoom out (-)");
        Button in = icon("ci-add", "Zoom in (+)");
        Button fit = icon("ci-center-to-fit", "Fit everything (0)");
        scale.getStyleClass().add("at-zoombar-scale");
        out.setOnAction(e -> view.zoomBy(1 / STEP));
        in.setOnAction(e -> view.zoomBy(STEP));
        scale.setOnAction(e -> view.zoomToScale(1));
        fit.setOnAction(e -> view.fit());
        getChildren().addAll(out, scale, in, new Separator(Orientation.VERTICAL), fit);
        view.viewportProperty().subscribe(now -> scale.setText(Math.round(now.scale() * 100) + "%"));
    }

    /** Adds one more button at the right end. */
    public Button add(String icon, String tip, Runnable action) {
        Button button = icon(icon, tip);
        button.setOnAction(e -> action.run());
        getChildren().add(button);
        return button;
    }

    private static Button icon(String literal, String tip) {
        Button button = quiet("", tip);
        button.setGraphic(Icons.of(literal));
        button.getStyleClass().add("at-zoombar-icon");
        return button;
    }

    private static Button quiet(String text, String tip) {
        Button button = new Button(text);
        button.getStyleClass().add("quiet");
        button.setAccessibleText(tip);
        button.setTooltip(new Tooltip(tip));
        return button;
    }
}
