package studio.atelier.workbench.find;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import studio.atelier.workbench.theme.Icons;

/**
 * A field with the number of matches and ways to the next and the one before, laid over the view that it searches.
 * Enter and F3 go on, with Shift back, Escape closes.
 */
public final class FindBar extends HBox {

    private static final double FIELD = 180;

    private final TextField field = new TextField();
    private final Label count = new Label();
    private Consumer<String> onText = text -> {};
    private Consumer<Boolean> onStep = forward -> {};
    private Runnable onClose = () -> {};

    /** @param prompt says what is searched, such as "Find in fare_amount" */
    public FindBar(String prompt) {
        super(4);
        getStyleClass().add("at-find-bar");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        field.setPrefWidth(FIELD);
        setPrompt(prompt);
        count.getStyleClass().addAll("at-caption", "at-text-3");
        count.setMinWidth(72);
        Button previous = button("ci-chevron-up", "Previous match (Shift+F3)");
        previous.setOnAction(event -> onStep.accept(false));
        Button next = button("ci-chevron-down", "Next match (F3)");
        next.setOnAction(event -> onStep.accept(true));
        Button close = button("ci-close", "Close (Escape)");
        close.setOnAction(event -> onClose.run());
        getChildren().addAll(field, count, previous, next, close);
        field.textProperty().subscribe((old, text) -> onText.accept(text));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    private static Button button(String icon, String says) {
        Button button = new Button(null, Icons.of(icon));
        button.getStyleClass().add("quiet");
        button.setTooltip(new Tooltip(says));
        button.setAccessibleText(says);
        return button;
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            onClose.run();
            event.consume();
        } else if (event.getCode() == KeyCode.F3 || event.getCode() == KeyCode.ENTER && field.isFocused()) {
            onStep.accept(!event.isShiftDown());
            event.consume();
        }
    }

    public void setPrompt(String prompt) {
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
    }

    public String text() {
        return field.getText();
    }

    public void setText(String text) {
        field.setText(text);
    }

    /** @param words beside the field, such as "3 of 14" or "No match" */
    public void say(String words) {
        count.setText(words);
    }

    public void setOnText(Consumer<String> listener) {
        onText = listener;
    }

    /** @param listener is told true for the next match, false for the one before */
    public void setOnStep(Consumer<Boolean> listener) {
        onStep = listener;
    }

    public void setOnClose(Runnable listener) {
        onClose = listener;
    }

    /** Puts the cursor into the field with its text selected. */
    public void begin() {
        field.requestFocus();
        field.selectAll();
    }
}
