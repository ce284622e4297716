package studio.atelier.workbench.command;

import javafx.beans.binding.Bindings;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import studio.atelier.workbench.theme.Icons;

/** Buttons, menu items and keys made from commands. */
public final class CommandViews {

    private final CommandRegistry commands;
    private final Keymap keymap;

    public CommandViews(CommandRegistry commands, Keymap keymap) {
        this.commands = commands;
        this.keymap = keymap;
    }

    /** @return a button with icon and title */
    public Button button(String id, String... styleClasses) {
        Command command = commands.get(id);
        Button button = iconButton(id, styleClasses);
        button.setText(command.title());
        return button;
    }

    /** @return a button with an icon only; its title and keys are in the tooltip */
    public Button iconButton(String id, String... styleClasses) {
        Command command = commands.get(id);
        Button button = new Button();
        button.setId(id.replace('.', '-'));
        if (!command.icon().isEmpty()) {
            button.setGraphic(Icons.of(command.icon()));
        }
        button.getStyleClass().addAll(styleClasses);
        button.setAccessibleText(command.title());
        Tooltip tooltip = new Tooltip(hint(command));
        // The user may have chosen other keys meanwhile.
        tooltip.setOnShowing(event -> tooltip.setText(hint(command)));
        button.setTooltip(tooltip);
        button.setFocusTraversable(true);
        button.disableProperty().bind(Bindings.not(command.enabled()));
        button.setOnAction(event -> commands.run(id));
        return button;
    }

    /** @return an item with icon, title and keys */
    public MenuItem item(String id) {
        Command command = commands.get(id);
        MenuItem item = new MenuItem(command.title());
        if (!command.icon().isEmpty()) {
            item.setGraphic(Icons.of(command.icon()));
        }
        // Shown only: the keys themselves are heard by the scene, which knows the keymap.
        keymap.keys(command).ifPresent(item::setAccelerator);
        item.disableProperty().bind(Bindings.not(command.enabled()));
        item.setOnAction(event -> commands.run(id));
        return item;
    }

    /**
     * @param ids of commands; an empty one draws a line
     */
    public ContextMenu menu(String... ids) {
        ContextMenu menu = new ContextMenu();
        for (String id : ids) {
            menu.getItems().add(id.isEmpty() ? new SeparatorMenuItem() : item(id));
        }
        return menu;
    }

    /** Lets the keys of all commands work in a scene. Keys without a modifier stay with a text field that has focus. */
    public void listen(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean typing = scene.getFocusOwner() instanceof TextInputControl;
            boolean plain = !event.isShortcutDown()
                    && !event.isAltDown()
                    && !event.getCode().isFunctionKey();
            if (typing && plain) {
                return;
            }
            keymap.match(event).ifPresent(command -> {
                if (!(typing && editsText(event))) {
                    commands.run(command);
                    event.consume();
                }
            });
        });
    }

    private String hint(Command command) {
        String keys = keymap.text(command);
        return command.title() + (keys.isEmpty() ? "" : "  " + keys);
    }

    /** Undo, copy and their like mean the field's own text while it has focus. */
    private static boolean editsText(KeyEvent event) {
        return event.isShortcutDown()
                && switch (event.getCode()) {
                    case A, C, V, X, Y, Z -> true;
                    default -> false;
                };
    }
}
