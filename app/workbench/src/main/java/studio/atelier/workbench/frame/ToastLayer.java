package studio.atelier.workbench.frame;

import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.NotificationCard;
import studio.atelier.workbench.notification.Severity;

/** Toasts in the lower right corner: six seconds, failures until they are closed, at most four at a time. */
final class ToastLayer extends VBox {

    private static final int MOST = 4;
    private static final Duration STAY = Duration.seconds(6);
    private static final Duration FADE = Duration.millis(120);

    ToastLayer() {
        getStyleClass().add("toasts");
        setAlignment(Pos.BOTTOM_RIGHT);
        setSpacing(8);
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_RIGHT);
    }

    void show(Notification notification) {
        NotificationCard card = new NotificationCard(notification);
        card.getStyleClass().add("toast");
        card.onClose(() -> getChildren().remove(card));
        getChildren().add(card);
        if (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
        FadeTransition in = new FadeTransition(FADE, card);
        in.setFromValue(0);
        in.setToValue(1);
        in.play();
        if (notification.severity() != Severity.ERROR) {
            leaveLater(card);
        }
    }

    private void leaveLater(Node card) {
        PauseTransition pause = new PauseTransition(STAY);
        pause.setOnFinished(event -> {
            if (card.isHover()) {
                leaveLater(card);
            } else {
                getChildren().remove(card);
            }
        });
        pause.play();
    }
}
