package studio.atelier.studio.machine;

import java.io.File;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import studio.atelier.engine.gateway.ClientAccess;
import studio.atelier.studio.room.ReadStates;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.theme.Icons;

/** The switch of the door for clients, and what they need to come in. JavaFX thread. */
final class ClientsPane extends VBox implements AutoCloseable {

    private static final String INVALID = "invalid";

    private final ClientDoor door;
    private final CheckBox lever = new CheckBox("Let clients of this machine in");
    private final TextField port = new TextField();
    private final Label complaint = Labels.of("", "at-caption", Status.FAILED.style());
    private final VBox news = new VBox(8);
    private final Subscription subscriptions;

    ClientsPane(ClientDoor door) {
        super(8);
        this.door = door;
        getStyleClass().addAll("at-card", "machine-card");
        setId("clients");
        lever.setId("clients-switch");
        lever.setOnAction(event -> {
            door.toggle();
            show(door.state());
        });
        port.setId("clients-port");
        port.setPromptText("a free one");
        port.setPrefWidth(88);
        port.setAccessibleText("Port of the door for clients");
        port.textProperty().bindBidirectional(door.portProperty());
        Label portName = Labels.of("Port", "at-text-2");
        portName.setLabelFor(port);
        HBox head = new HBox(8, lever, Labels.spring(), complaint, portName, port);
        head.setAlignment(Pos.CENTER_LEFT);
        Label purpose = Labels.of(
                "boto3, the AWS CLI, the SageMaker SDK and other clients of AWS work on this project's engine over HTTP,"
                        + " in terminals and within its jobs. Only programs of this machine reach it, with any access key. It closes"
                        + " with the project.",
                "at-text-2");
        purpose.setWrapText(true);
        getChildren().addAll(head, purpose, news);
        subscriptions = Subscription.combine(
                door.stateProperty().subscribe(this::show),
                port.textProperty().subscribe(typed -> complain()),
                () -> port.textProperty().unbindBidirectional(door.portProperty()));
    }

    private void complain() {
        Optional<String> wrong = door.complaint();
        complaint.setText(wrong.orElse(""));
        port.getStyleClass().remove(INVALID);
        if (wrong.isPresent()) {
            port.getStyleClass().add(INVALID);
        }
        enable();
    }

    private void enable() {
        lever.setDisable(!door.readyProperty().get());
        port.setDisable(door.state().isOn() || door.state() instanceof DoorState.Changing);
    }

    private void show(DoorState state) {
        lever.setSelected(state.isOn());
        enable();
        List<Node> lines = switch (state) {
            case DoorState.Closed closed -> List.of();
            case DoorState.Changing(boolean opening) ->
                List.of(Labels.of(
                        opening ? "Opening" : "Closing; requests in progress get up to 30 seconds", "at-text-2"));
            case DoorState.Open(ClientAccess access) -> List.of(endpoint(access), variables(access));
            case DoorState.Failed(Throwable failure) ->
                List.of(ReadStates.line("The door for clients is closed", failure));
        };
        news.getChildren().setAll(lines);
        news.setVisible(!lines.isEmpty());
        news.setManaged(!lines.isEmpty());
    }

    private static Node endpoint(ClientAccess access) {
        String address = access.endpoint().toString();
        Label endpoint = Labels.of(address, "at-code");
        endpoint.setId("clients-endpoint");
        HBox row = new HBox(
                8,
                Labels.status(Status.SUCCEEDED, "Open at"),
                endpoint,
                Labels.spring(),
                copy("copy-endpoint", "Copy endpoint", address));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Node variables(ClientAccess access) {
        List<String> commands = access.commands(File.separatorChar == '\\');
        String text = String.join("\n", commands);
        Label block = Labels.of(text, "at-code");
        block.setId("clients-variables");
        Label what = Labels.of("For the terminal that a client starts in:", "at-text-2");
        HBox head = new HBox(8, what, Labels.spring(), copy("copy-variables", "Copy", text + "\n"));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox ground = new VBox(block);
        ground.getStyleClass().add("clients-block");
        return new VBox(4, head, ground);
    }

    private static Button copy(String id, String words, String text) {
        Button copy = new Button(words, Icons.of("ci-copy"));
        copy.getStyleClass().add("quiet");
        copy.setId(id);
        copy.setOnAction(event -> RoomText.copy(text));
        return copy;
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
    }
}
