package studio.atelier.studio.preview;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.theme.Icons;

/** A picture: fitted, or at a scale. Ctrl and the wheel, plus and minus zoom; 0 shows its pixels, F fits it. */
final class ImagePreview implements Preview {

    private static final double STEP = 1.25;
    private static final double SMALLEST = 0.02;
    private static final double LARGEST = 64;

    private final Image image;
    private final String format;
    private final ImageView picture;
    private final ScrollPane scroll = new ScrollPane();
    private final BorderPane view = new BorderPane();
    private final Label scale = Labels.of("", "at-caption", "at-number", "at-text-2");
    private boolean fits = true;
    private double zoom = 1;

    ImagePreview(Image image, String format, String name) {
        this.image = image;
        this.format = format;
        this.picture = new ImageView(image);
        picture.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        picture.setAccessibleText(name + ", " + facts());
        StackPane stage = new StackPane(picture);
        stage.getStyleClass().add("preview-canvas");
        scroll.setContent(stage);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setPannable(true);
        scroll.getStyleClass().add("preview-canvas");
        scroll.viewportBoundsProperty().subscribe(bounds -> {
            if (fits) {
                fit();
            }
        });
        scroll.addEventFilter(ScrollEvent.SCROLL, this::wheel);
        view.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        view.getStyleClass().add("at-sheet");
        view.setCenter(scroll);
        view.setBottom(foot());
    }

    private HBox foot() {
        HBox foot = new HBox(
                4,
                button("ci-zoom-out", "Smaller", () -> zoom(zoom / STEP)),
                button("ci-zoom-in", "Larger", () -> zoom(zoom * STEP)),
                button("ci-center-to-fit", "Fit", this::fit),
                button("ci-image", "Pixel size", () -> zoom(1)),
                scale);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("preview-foot");
        return foot;
    }

    private static Button button(String icon, String words, Runnable action) {
        Button button = new Button("", Icons.of(icon));
        button.getStyleClass().add("quiet");
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void wheel(ScrollEvent event) {
        if (event.isShortcutDown() && event.getDeltaY() != 0) {
            zoom(event.getDeltaY() > 0 ? zoom * STEP : zoom / STEP);
            event.consume();
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        Runnable action = switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> () -> zoom(zoom * STEP);
            case MINUS, SUBTRACT -> () -> zoom(zoom / STEP);
            case DIGIT0, NUMPAD0 -> () -> zoom(1);
            case F -> this::fit;
            default -> null;
        };
        if (action != null) {
            action.run();
            event.consume();
        }
    }

    private void zoom(double wanted) {
        fits = false;
        apply(Math.clamp(wanted, SMALLEST, LARGEST));
    }

    private void fit() {
        fits = true;
        double width = scroll.getViewportBounds().getWidth() - 32;
        double height = scroll.getViewportBounds().getHeight() - 32;
        if (width > 0 && height > 0) {
            apply(Math.clamp(Math.min(width / image.getWidth(), height / image.getHeight()), SMALLEST, 1));
        }
    }

    private void apply(double wanted) {
        zoom = wanted;
        // Enlarged pixels stay pixels: one looks at data, not at a photograph.
        picture.setSmooth(zoom < 1);
        picture.setFitWidth(image.getWidth() * zoom);
        picture.setFitHeight(image.getHeight() * zoom);
        scale.setText(Math.round(zoom * 100) + "%" + (fits ? ", fitted" : ""));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public String facts() {
        return format + ", " + (int) image.getWidth() + " \u00d7 " + (int) image.getHeight() + " pixels";
    }

    @Override
    public void close() {
        picture.setImage(null);
    }
}
