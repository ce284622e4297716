package studio.atelier.workbench.frame;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.command.CommandRegistry;
import studio.atelier.workbench.command.CommandViews;
import studio.atelier.workbench.command.Keymap;
import studio.atelier.workbench.docking.DockArea;
import studio.atelier.workbench.docking.DockLayout;
import studio.atelier.workbench.notification.NotificationCenter;
import studio.atelier.workbench.search.PaletteView;
import studio.atelier.workbench.search.SearchModel;
import studio.atelier.workbench.task.TaskCenter;
import studio.atelier.workbench.theme.Theme;

/**
 * What every screen stands on: the frame of a window with its rooms, docks, palette, tasks and notifications. It knows
 * nothing of what the rooms are about. JavaFX thread.
 */
public final class Workbench {

    private final Theme theme;
    private final CommandRegistry commands = new CommandRegistry();
    private final Keymap keymap = new Keymap(commands);
    private final CommandViews views = new CommandViews(commands, keymap);
    private final NotificationCenter notifications = new NotificationCenter();
    private final TaskCenter tasks = new TaskCenter(notifications);
    private final SearchModel search = new SearchModel();
    private final DockArea docks;
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final Map<String, DockLayout.Desk> layouts = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Optional<Room>> room = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final RoomStripe stripe = new RoomStripe(this::enter);
    private final StatusBar status = new StatusBar(tasks);
    private final HBox title = new HBox(8);
    private final BorderPane frame = new BorderPane();
    private final StackPane overlay = new StackPane();
    private final StackPane node = new StackPane();
    private final ToastLayer toasts = new ToastLayer();
    private final PaletteView palette = new PaletteView(search, this::closePalette);
    private final StackPane question = new StackPane();
    private @Nullable Node focusBefore;
    private @Nullable DialogCard asked;
    private long lastShift;

    public Workbench(Theme theme) {
        this.theme = theme;
        this.docks = new DockArea(theme);
        title.getStyleClass().addAll("title-bar", "at-h-titlebar");
        title.setAlignment(Pos.CENTER_LEFT);
        frame.getStyleClass().add("at-frame");
        frame.setTop(title);
        frame.setLeft(stripe);
        frame.setCenter(docks.node());
        frame.setBottom(status);
        overlay.getStyleClass().add("overlay");
        overlay.setVisible(false);
        overlay.setOnMousePressed(event -> {
            if (event.getTarget() == overlay) {
                closePalette();
            }
        });
        StackPane.setAlignment(palette, Pos.TOP_CENTER);
        StackPane.setMargin(palette, new Insets(52, 16, 16, 16));
        overlay.getChildren().add(palette);
        StackPane.setMargin(toasts, new Insets(0, 16, 36, 0));
        question.getStyleClass().add("overlay");
        question.setVisible(false);
        question.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                closeDialog();
            }
        });
        node.getChildren().addAll(frame, toasts, overlay, question);
        notifications.onShow(toasts::show);
        node.addEventFilter(KeyEvent.KEY_RELEASED, this::doubleShift);
    }

    public Region node() {
        return node;
    }

    public Theme theme() {
        return theme;
    }

    public CommandRegistry commands() {
        return commands;
    }

    public Keymap keymap() {
        return keymap;
    }

    public CommandViews views() {
        return views;
    }

    public NotificationCenter notifications() {
        return notifications;
    }

    public TaskCenter tasks() {
        return tasks;
    }

    public SearchModel search() {
        return search;
    }

    public DockArea docks() {
        return docks;
    }

    /** @return the row at the top, for what the program puts there */
    public HBox titleBar() {
        return title;
    }

    /** @return the right end of the status bar */
    public HBox statusRight() {
        return status.right();
    }

    public void addRoom(Room added) {
        rooms.put(added.id(), added);
        layouts.put(added.id(), added.layout());
        stripe.add(added);
    }

    /** Takes a room away, as when the project that it shows is closed. It must not be the one that shows. */
    public void removeRoom(String id) {
        if (room.get().filter(shown -> shown.id().equals(id)).isPresent()) {
            throw new IllegalStateException("The room " + id + " is the one that shows; enter another first");
        }
        rooms.remove(id);
        layouts.remove(id);
        stripe.remove(id);
    }

    public ReadOnlyObjectProperty<Optional<Room>> roomProperty() {
        return room.getReadOnlyProperty();
    }

    /** Changes to a room: its panels as the user left them, and what it is about in front. */
    public void enter(Room next) {
        if (room.get().filter(next::equals).isEmpty()) {
            keepLayout();
            room.set(Optional.of(next));
            stripe.choose(next.id());
            docks.apply(layouts.getOrDefault(next.id(), next.layout()));
        }
        next.enter().run();
    }

    /** @throws IllegalArgumentException when there is no such room */
    public void enter(String id) {
        Room next = rooms.get(id);
        if (next == null) {
            throw new IllegalArgumentException("There is no room " + id);
        }
        enter(next);
    }

    /** @return the layouts of all rooms as they are now */
    public Map<String, DockLayout.Desk> layouts() {
        keepLayout();
        return Map.copyOf(layouts);
    }

    /** Takes a layout that was kept; a room that is not there is passed over. */
    public void layout(String id, DockLayout.Desk desk) {
        if (rooms.containsKey(id)) {
            layouts.put(id, desk);
            if (room.get().filter(now -> now.id().equals(id)).isPresent()) {
                docks.apply(desk);
            }
        }
    }

    /** Gives the room its standard layout again. */
    public void resetLayout() {
        room.get().ifPresent(now -> {
            layouts.put(now.id(), now.layout());
            docks.apply(now.layout());
        });
    }

    /**
     * @param category a group of hits to begin with, or empty for all
     */
    public void openPalette(String category) {
        focusBefore = node.getScene() == null ? null : node.getScene().getFocusOwner();
        overlay.setVisible(true);
        palette.begin(category);
    }

    /** Shows a question over the window, in place of one that is open. */
    public void ask(DialogCard card) {
        focusBefore = node.getScene() == null ? null : node.getScene().getFocusOwner();
        asked = card;
        card.onClose(this::closeDialog);
        question.getChildren().setAll(card);
        question.setVisible(true);
        Platform.runLater(() -> card.first().ifPresent(Node::requestFocus));
    }

    /** @return the question that is open */
    public Optional<DialogCard> dialog() {
        return Optional.ofNullable(asked);
    }

    private void closeDialog() {
        asked = null;
        question.setVisible(false);
        question.getChildren().clear();
        giveFocusBack();
    }

    public boolean isPaletteOpen() {
        return overlay.isVisible();
    }

    /** Takes the palette away. */
    public void closePalette() {
        overlay.setVisible(false);
        palette.end();
        giveFocusBack();
    }

    private void giveFocusBack() {
        Node before = focusBefore;
        focusBefore = null;
        if (before != null) {
            before.requestFocus();
        }
    }

    private void keepLayout() {
        room.get().ifPresent(now -> layouts.put(now.id(), docks.layout()));
    }

    private void doubleShift(KeyEvent event) {
        if (event.getCode() != KeyCode.SHIFT) {
            lastShift = 0;
            return;
        }
        long now = System.nanoTime();
        if (now - lastShift < 400_000_000L) {
            openPalette("");
            lastShift = 0;
        } else {
            lastShift = now;
        }
    }
}
