package studio.atelier.workbench.frame;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import studio.atelier.workbench.theme.Icons;

/** The rooms along the left edge. */
final class RoomStripe extends VBox {

    private final Map<String, ToggleButton> buttons = new HashMap<>();
    private final Consumer<Room> enter;

    RoomStripe(Consumer<Room> enter) {
        this.enter = enter;
        getStyleClass().add("room-stripe");
        setAlignment(Pos.TOP_CENTER);
    }

    void add(Room room) {
        ToggleButton button = new ToggleButton(room.title(), Icons.of(room.icon(), "at-icon-20"));
        button.setId("room-" + room.id());
        button.getStyleClass().add("room");
        button.setContentDisplay(ContentDisplay.TOP);
        button.setAccessibleText(room.title());
        // A room stays chosen when it is clicked again.
        button.setOnAction(event -> {
            button.setSelected(true);
            enter.accept(room);
        });
        buttons.put(room.id(), button);
        getChildren().add(button);
    }

    void remove(String id) {
        getChildren().remove(buttons.remove(id));
    }

    void choose(String id) {
        buttons.forEach((key, button) -> button.setSelected(key.equals(id)));
    }
}
