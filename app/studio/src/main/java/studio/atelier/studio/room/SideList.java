package studio.atelier.studio.room;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.theme.Icons;

/**
 * A list of named things beside a page, with a field that finds among them. JavaFX thread.
 *
 * @param <T> recognised by its name
 */
public final class SideList<T> extends VBox {

    /**
     * How a thing is shown.
     *
     * @param icon of all things
     * @param name tells them apart
     * @param status of the latest one in it; nothing if there is none
     * @param count how many are in it
     */
    public record Look<T>(
            String icon,
            Function<T, String> name,
            Function<T, Optional<Status>> status,
            Function<T, String> statusWord,
            Function<T, Integer> count) {}

    private final Look<T> look;
    private final TextField find = new TextField();
    private final ListView<T> list = new ListView<>();
    private List<T> all = List.of();
    private @Nullable String chosen;
    private Consumer<T> onChoose = thing -> {};
    private Function<T, List<MenuItem>> menu = thing -> List.of();
    private boolean filling;

    /**
     * @param id of the list, for tests; that of the field is {@code <id>-find}
     * @param prompt of the field
     */
    public SideList(String id, String prompt, String accessibleText, Look<T> look) {
        this.look = look;
        getStyleClass().addAll("at-panel", "side-list");
        find.setId(id + "-find");
        find.setPromptText(prompt);
        find.setAccessibleText(prompt);
        list.setId(id);
        list.getStyleClass().addAll("flat", "primary-choice");
        list.setAccessibleText(accessibleText);
        // Nothing until somebody knows that it is empty.
        list.setPlaceholder(new Region());
        list.setCellFactory(any -> new Cell());
        list.setOnContextMenuRequested(event -> {
            T thing = list.getSelectionModel().getSelectedItem();
            List<MenuItem> items = thing == null ? List.of() : menu.apply(thing);
            if (!items.isEmpty()) {
                new ContextMenu(items.toArray(MenuItem[]::new)).show(list, event.getScreenX(), event.getScreenY());
                event.consume();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(find, list);
        find.textProperty().subscribe(text -> fill());
        list.getSelectionModel().selectedItemProperty().subscribe(thing -> {
            if (!filling && thing != null) {
                chosen = look.name().apply(thing);
                onChoose.accept(thing);
            }
        });
    }

    /** @param listener is told of the thing that the user chose */
    public void setOnChoose(Consumer<T> listener) {
        onChoose = listener;
    }

    public void setMenu(Function<T, List<MenuItem>> items) {
        menu = items;
    }

    /** What stands here while there is nothing. */
    public void setPlaceholder(Node node) {
        list.setPlaceholder(node);
    }

    /** Replaces all things; the chosen one stays chosen. */
    public void setItems(List<T> things) {
        all = things;
        fill();
    }

    /** Marks a thing as chosen without telling the listener. */
    public void mark(String name) {
        chosen = name;
        fill();
    }

    private void fill() {
        String wanted = find.getText().strip().toLowerCase(Locale.ROOT);
        List<T> shown = all.stream()
                .filter(thing ->
                        look.name().apply(thing).toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        filling = true;
        try {
            if (!shown.equals(list.getItems())) {
                list.getItems().setAll(shown);
            }
            list.getSelectionModel().clearSelection();
            shown.stream()
                    .filter(thing -> look.name().apply(thing).equals(chosen))
                    .findFirst()
                    .ifPresent(list.getSelectionModel()::select);
        } finally {
            filling = false;
        }
    }

    private final class Cell extends ListCell<T> {

        @Override
        protected void updateItem(@Nullable T thing, boolean empty) {
            super.updateItem(thing, empty);
            setText(null);
            if (empty || thing == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            String name = look.name().apply(thing);
            Label title = Labels.of(name);
            title.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(title, Priority.ALWAYS);
            HBox row = new HBox(8, Icons.of(look.icon(), "at-icon-14"), title);
            row.setAlignment(Pos.CENTER_LEFT);
            Optional<Status> status = look.status().apply(thing);
            status.ifPresent(found -> row.getChildren().add(Icons.of(found.icon(), "at-icon-14", found.style())));
            Label count = Labels.of(String.valueOf(look.count().apply(thing)), "at-number", "at-text-2", "side-count");
            row.getChildren().add(count);
            row.setMinWidth(0);
            row.prefWidthProperty().bind(list.widthProperty().subtract(22));
            setGraphic(row);
            setAccessibleText(name + ", " + look.count().apply(thing)
                    + status.map(found -> ", latest " + look.statusWord().apply(thing))
                            .orElse(""));
        }
    }
}
