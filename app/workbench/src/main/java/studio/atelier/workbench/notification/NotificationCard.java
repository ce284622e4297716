package studio.atelier.workbench.notification;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.theme.Icons;

/** One notification: icon, title, what it means, its actions, and details to unfold and copy. */
public final class NotificationCard extends HBox {

    private Runnable close = () -> {};

    public NotificationCard(Notification notification) {
        getStyleClass().add("notification-card");
        setSpacing(8);
        Label icon = new Label();
        icon.setGraphic(Icons.of(
                notification.severity().icon(),
                "at-icon-14",
                notification.severity().style()));
        VBox body = new VBox(2);
        HBox.setHgrow(body, Priority.ALWAYS);
        Label title = Labels.of(notification.title(), "at-control");
        title.setWrapText(true);
        HBox head = new HBox(8, title, Labels.spring(), closeButton());
        head.setAlignment(Pos.TOP_LEFT);
        HBox.setHgrow(title, Priority.ALWAYS);
        body.getChildren().add(head);
        if (!notification.text().isEmpty()) {
            Label text = Labels.of(notification.text(), "at-caption", "at-text-2");
            text.setWrapText(true);
            body.getChildren().add(text);
        }
        addActions(notification, body);
        getChildren().addAll(icon, body);
        setAccessibleText(notification.title() + ". " + notification.text());
    }

    /** What to do when the user closes the card. */
    public void onClose(Runnable action) {
        this.close = action;
    }

    private Button closeButton() {
        Button button = new Button();
        button.setGraphic(Icons.of("ci-close", "at-icon-14"));
        button.getStyleClass().addAll("quiet", "small");
        button.setAccessibleText("Close the notification");
        button.setOnAction(event -> close.run());
        return button;
    }

    private void addActions(Notification notification, VBox body) {
        HBox actions = new HBox(8);
        actions.setAlignment(Pos.CENTER_LEFT);
        for (Notification.Action action : notification.actions()) {
            Button button = new Button(action.label());
            button.getStyleClass().add("link");
            button.setOnAction(event -> {
                action.run().run();
                close.run();
            });
            actions.getChildren().add(button);
        }
        if (!notification.details().isEmpty()) {
            TextArea details = new TextArea(notification.details());
            details.setEditable(false);
            details.setPrefRowCount(8);
            details.getStyleClass().add("mono");
            details.setVisible(false);
            details.managedProperty().bind(details.visibleProperty());
            Button show = new Button("Details");
            show.getStyleClass().add("link");
            show.setOnAction(event -> {
                details.setVisible(!details.isVisible());
                show.setText(details.isVisible() ? "Hide details" : "Details");
            });
            Button copy = new Button("Copy");
            copy.getStyleClass().add("link");
            copy.setOnAction(event -> copy(notification));
            actions.getChildren().addAll(show, copy);
            body.getChildren().addAll(actions, details);
        } else if (!actions.getChildren().isEmpty()) {
            body.getChildren().add(actions);
        }
    }

    private static void copy(Notification notification) {
        ClipboardContent content = new ClipboardContent();
        content.putString(notification.title() + "\n" + notification.text() + "\n\n" + notification.details());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
