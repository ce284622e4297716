package studio.atelier.designer.inspector;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import tools.jackson.databind.JsonNode;

/** A value that can be changed: taken on Enter and when the focus leaves, given up on Escape. */
final class ValueField extends TextField {

    private static final int LONG = 24;

    private final String label;
    private final FormRow.Content.Value value;
    private final Consumer<JsonNode> change;

    /**
     * @param invalid whether the validator finds something wrong with it
     * @param change given the new value, of the kind that stood there
     */
    ValueField(FormRow row, FormRow.Content.Value value, boolean invalid, Consumer<JsonNode> change) {
        super(value.text());
        this.label = row.label();
        this.value = value;
        this.change = change;
        setId("field" + row.pointer().replace('/', '-'));
        setAccessibleText(label);
        setMinWidth(40);
        setPrefColumnCount(6);
        if (invalid) {
            getStyleClass().add("invalid");
        }
        if (value.text().length() > LONG) {
            setTooltip(new Tooltip(value.text()));
        }
        setOnAction(event -> commit());
        focusedProperty().subscribe(focused -> {
            if (!focused) {
                commit();
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                setText(value.text());
            }
        });
    }

    /** A field that is no longer shown is no longer meant. */
    private void commit() {
        if (getText().equals(value.text()) || getScene() == null) {
            return;
        }
        Optional<JsonNode> parsed = ValueText.parse(getText(), value.json());
        if (parsed.isPresent()) {
            change.accept(parsed.get());
        } else {
            getStyleClass().add("invalid");
            setTooltip(new Tooltip(label + " is a number or true or false here, as it was before."));
        }
    }
}
