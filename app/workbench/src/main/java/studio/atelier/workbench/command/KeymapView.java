package studio.atelier.workbench.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.thread.UiThread;

/** A page of all commands with their keys: find by name or by pressing keys, change, reset, see conflicts. */
public final class KeymapView extends BorderPane {

    private final CommandRegistry commands;
    private final Keymap keymap;
    private final Runnable changed;
    private final TextField search = new TextField();
    private final VBox rows = new VBox();
    private final Runnable showSoon = UiThread.coalesced(this::show);
    private final InvalidationListener commandsChanged = any -> showSoon.run();

    /**
     * @param changed runs after each change, to save
     */
    public KeymapView(CommandRegistry commands, Keymap keymap, Runnable changed) {
        this.commands = commands;
        this.keymap = keymap;
        this.changed = changed;
        getStyleClass().addAll("at-sheet", "keymap-view");
        search.setId("keymap-search");
        search.setPromptText("Search by name or keys, as in Ctrl+Z");
        search.setMaxWidth(320);
        VBox head = new VBox(
                8,
                Labels.of("Keyboard shortcuts", "at-page"),
                Labels.of(
                        "Click the keys of a command and press the new ones. Backspace takes them away.", "at-text-2"),
                search);
        head.getStyleClass().add("page-head");
        setTop(head);
        rows.getStyleClass().add("page-body");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        setCenter(scroll);
        search.textProperty().subscribe(text -> show());
        sceneProperty().subscribe(scene -> follow(scene != null));
    }

    /** Commands come and go with the project that is open; what is not seen holds none of them. */
    private void follow(boolean seen) {
        commands.all().removeListener(commandsChanged);
        if (seen) {
            commands.all().addListener(commandsChanged);
            show();
        } else {
            rows.getChildren().clear();
        }
    }

    private void show() {
        String wanted = search.getText().toLowerCase(Locale.ROOT).strip();
        rows.getChildren().clear();
        Map<String, List<Command>> groups = commands.all().stream()
                .filter(command -> matches(command, wanted))
                .sorted(Comparator.comparing(Command::category).thenComparing(Command::title))
                .collect(Collectors.groupingBy(Command::category, TreeMap::new, Collectors.toList()));
        groups.forEach((category, members) -> {
            Label title = Labels.of(category, "at-strong");
            VBox.setMargin(title, new Insets(12, 0, 4, 0));
            rows.getChildren().add(title);
            members.forEach(command -> rows.getChildren().add(row(command)));
        });
    }

    private boolean matches(Command command, String wanted) {
        return (command.category() + " " + command.title())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted)
                || keymap.text(command).toLowerCase(Locale.ROOT).contains(wanted);
    }

    private Node row(Command command) {
        Label title = Labels.of(command.title());
        title.setMinWidth(280);
        Button keys = new Button(keymap.text(command).isEmpty() ? "None" : keymap.text(command));
        keys.setId("keys-" + command.id().replace('.', '-'));
        keys.setMinWidth(140);
        keys.setAccessibleText("Keys of " + command.title());
        keys.setOnAction(event -> listen(command, keys));
        HBox row = new HBox(12, title, keys);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("keymap-row");
        if (keymap.chosen().containsKey(command.id())) {
            Button reset = new Button("Reset");
            reset.getStyleClass().add("link");
            reset.setOnAction(event -> change(() -> keymap.reset(command.id())));
            row.getChildren().add(reset);
        }
        List<Command> others = keymap.conflicts(command);
        if (!others.isEmpty()) {
            Label conflict = Labels.of("Also " + others.getFirst().title(), "at-caption", "at-status-warning");
            conflict.setGraphic(Icons.of("ci-warning-alt-filled", "at-icon-14", "at-status-warning"));
            conflict.setTooltip(new Tooltip("The command that is listed first gets the keys."));
            row.getChildren().add(conflict);
        }
        return row;
    }

    private void listen(Command command, Button button) {
        button.setText("Press keys…");
        button.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            event.consume();
            if (event.getCode().isModifierKey()) {
                return;
            }
            if (event.getCode() == KeyCode.ESCAPE) {
                show();
            } else if (event.getCode() == KeyCode.BACK_SPACE) {
                change(() -> keymap.choose(command.id(), ""));
            } else {
                change(() -> keymap.choose(command.id(), pressed(event).getName()));
            }
        });
    }

    private static KeyCombination pressed(KeyEvent event) {
        return new KeyCodeCombination(
                event.getCode(),
                modifier(event.isShiftDown()),
                KeyCombination.ModifierValue.UP,
                modifier(event.isAltDown()),
                KeyCombination.ModifierValue.UP,
                modifier(event.isShortcutDown()));
    }

    private static KeyCombination.ModifierValue modifier(boolean down) {
        return down ? KeyCombination.ModifierValue.DOWN : KeyCombination.ModifierValue.UP;
    }

    private void change(Runnable action) {
        action.run();
        changed.run();
        show();
    }
}
