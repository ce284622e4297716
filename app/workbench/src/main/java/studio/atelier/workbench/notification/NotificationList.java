package studio.atelier.workbench.notification;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;

/** All notifications that were kept, the newest first; shown under the bell. */
public final class NotificationList extends BorderPane {

    private final NotificationCenter center;
    private final VBox cards = new VBox();

    public NotificationList(NotificationCenter center) {
        this.center = center;
        getStyleClass().add("notification-list");
        Button clear = new Button("Clear all");
        clear.getStyleClass().add("link");
        clear.setOnAction(event -> center.all().clear());
        HBox head = new HBox(Labels.of("Notifications", "at-strong"), Labels.spring(), clear);
        head.getStyleClass().add("popup-head");
        setTop(head);
        center.all().addListener((ListChangeListener<Notification>) change -> show());
        show();
    }

    private void show() {
        if (center.all().isEmpty()) {
            setCenter(
                    new Placeholder("ci-notification", "Nothing to tell", "What tasks and runs report is kept here."));
            return;
        }
        cards.getChildren().clear();
        for (Notification notification : center.all()) {
            NotificationCard card = new NotificationCard(notification);
            card.onClose(() -> center.all().remove(notification));
            cards.getChildren().add(card);
        }
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        setCenter(scroll);
    }
}
