package studio.atelier.workbench.undo;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.theme.Icons;

/**
 * The places of a history in a list that opens below a button. A click or Enter walks to one, Escape closes. JavaFX
 * thread.
 */
final class HistoryPopup {

    private static final double WIDTH = 280;
    private static final int ROWS_SHOWN = 12;
    private static final PseudoClass UNDONE = PseudoClass.getPseudoClass("undone");
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");

    private final ListView<HistoryPlace> list = new ListView<>();
    private final ContextMenu menu;
    private final IntConsumer walk;

    /**
     * @param walk is told the position that was chosen
     */
    HistoryPopup(List<HistoryPlace> places, IntConsumer walk) {
        this.walk = walk;
        list.getItems().setAll(places);
        list.setId("history-list");
        list.getStyleClass().addAll("flat", "primary-choice");
        list.setAccessibleText("History of changes");
        list.setPrefWidth(WIDTH);
        list.prefHeightProperty().bind(list.fixedCellSizeProperty().multiply(Math.min(places.size(), ROWS_SHOWN)));
        list.setCellFactory(any -> new PlaceCell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        CustomMenuItem item = new CustomMenuItem(list, false);
        item.getStyleClass().add("plain-item");
        menu = new ContextMenu(item);
        menu.getStyleClass().addAll("panel-popup", "history-popup");
    }

    void show(Node below) {
        list.getItems().stream()
                .filter(place -> place.time() == HistoryPlace.Time.PRESENT)
                .findFirst()
                .ifPresent(place -> {
                    list.getSelectionModel().select(place);
                    list.scrollTo(Math.max(0, place.position() - ROWS_SHOWN / 2));
                });
        menu.setOnShown(event -> list.requestFocus());
        menu.show(below, Side.BOTTOM, 0, 4);
    }

    private void key(KeyEvent event) {
        HistoryPlace place = list.getSelectionModel().getSelectedItem();
        if ((event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) && place != null) {
            choose(place);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            // A list takes this key for itself, so the menu would not hear of it.
            menu.hide();
            event.consume();
        }
    }

    private void choose(HistoryPlace place) {
        menu.hide();
        walk.accept(place.position());
    }

    private final class PlaceCell extends ListCell<HistoryPlace> {

        PlaceCell() {
            getStyleClass().add("history-place");
            setOnMouseClicked(event -> {
                if (event.getButton() == MouseButton.PRIMARY && getItem() != null) {
                    choose(getItem());
                }
            });
        }

        @Override
        protected void updateItem(@Nullable HistoryPlace place, boolean empty) {
            super.updateItem(place, empty);
            if (empty || place == null) {
                setText(null);
                setGraphic(null);
                setAccessibleText(null);
                mark(HistoryPlace.Time.PAST);
            } else {
                setText(place.title());
                setGraphic(icon(place.time()));
                setAccessibleText(place.spoken());
                mark(place.time());
            }
        }

        private void mark(HistoryPlace.Time time) {
            pseudoClassStateChanged(UNDONE, time == HistoryPlace.Time.UNDONE);
            pseudoClassStateChanged(PRESENT, time == HistoryPlace.Time.PRESENT);
        }

        private static Node icon(HistoryPlace.Time time) {
            Node icon = Icons.of("ci-caret-right", "at-icon-14");
            icon.setVisible(time == HistoryPlace.Time.PRESENT);
            return icon;
        }
    }
}
