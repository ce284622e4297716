package studio.atelier.studio.gallery;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import studio.atelier.engine.api.Engine;
import studio.atelier.studio.editor.FileEditor;
import studio.atelier.studio.project.ProjectOpener;
import studio.atelier.studio.start.StudioHome;
import studio.atelier.studio.window.ProjectRooms;
import studio.atelier.studio.window.StudioWindow;
import studio.atelier.workbench.frame.DialogCard;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.settings.Settings;
import studio.atelier.workbench.theme.Palette;

/** A Studio that sits for its pictures. Used from the main thread; what touches the window waits for its thread. */
public final class Sitting implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String CLOSE = "Close the notification";

    private final Path folder;
    private final List<String> only;
    private final StudioWindow window;
    private final Camera camera;

    private Sitting(Path folder, List<String> only, StudioWindow window, Camera camera) {
        this.folder = folder;
        this.only = only;
        this.window = window;
        this.camera = camera;
    }

    /**
     * @param folder for the home, the workspace and the projects of this Studio
     * @param only how the names of the wanted pictures begin; empty for all
     * @param sizes names of the wanted sizes; empty for all
     * @param around put around every engine
     */
    static Sitting open(Path folder, Path out, List<String> only, List<String> sizes, UnaryOperator<Engine> around) {
        return fx(() -> {
            Stage stage = new Stage();
            StudioHome home = StudioHome.of(Optional.of(folder.resolve("home")));
            Settings settings = new Settings(home.settings());
            StudioWindow window = new StudioWindow(
                    stage, home, settings, new ProjectOpener(Optional.of(folder.resolve("workspace")), around));
            stage.setX(0);
            stage.setY(0);
            window.show();
            Camera camera = new Camera(out, sizes, window.workbench().theme(), stage);
            return new Sitting(folder, only, window, camera);
        });
    }

    StudioWindow window() {
        return window;
    }

    Workbench workbench() {
        return window.workbench();
    }

    /** @throws java.util.NoSuchElementException if no project is open */
    ProjectRooms project() {
        return window.project().orElseThrow();
    }

    Path folder() {
        return folder;
    }

    int taken() {
        return camera.taken();
    }

    /** @return whether pictures whose names begin so are wanted */
    boolean wants(Scenes scenes) {
        return only.isEmpty()
                || scenes.beginnings().stream()
                        .anyMatch(beginning -> only.stream()
                                .anyMatch(name -> name.startsWith(beginning) || beginning.startsWith(name)));
    }

    /** Takes the window as it is, in both themes and all sizes. */
    void take(String name) throws IOException {
        take(name, UnaryOperator.identity(), Optional.empty());
    }

    /**
     * Takes the window with something that it loses when it changes its size, as a popup.
     *
     * @param pose opens it, on the window's thread
     */
    void take(String name, Runnable pose) throws IOException {
        take(name, UnaryOperator.identity(), Optional.of(pose));
    }

    /**
     * @param look changes the palettes, as to high contrast
     */
    void take(String name, UnaryOperator<Palette> look) throws IOException {
        take(name, look, Optional.empty());
    }

    private void take(String name, UnaryOperator<Palette> look, Optional<Runnable> pose) throws IOException {
        if (only.isEmpty() || only.stream().anyMatch(name::startsWith)) {
            camera.take(name, look, pose);
        }
    }

    /** Runs a command of the Studio. */
    void run(String command) {
        fx(() -> workbench().commands().run(command));
    }

    void show(String panel) {
        on(() -> workbench().docks().show(panel));
    }

    void enter(String room) {
        on(() -> workbench().enter(room));
    }

    /** Opens a file and waits until it is in front. */
    FileEditor open(Path file) {
        on(() -> window.open(file));
        await(
                file + " is open",
                () -> window.project()
                        .flatMap(ProjectRooms::editorInFront)
                        .filter(editor -> editor.file().equals(file))
                        .isPresent());
        return fx(() -> project().editorInFront().orElseThrow());
    }

    /** Closes the editor in front; what is unsaved in it is discarded. */
    void closeEditor() {
        run("view.closeEditor");
        on(() -> {
            if (workbench().dialog().isPresent()) {
                ((ButtonBase) found("#discard-changes")).fire();
            }
        });
    }

    /** Takes the dialog away that is open. */
    void closeDialog() {
        on(() -> workbench().dialog().ifPresent(DialogCard::close));
    }

    /** Closes the notifications that stay until they are closed, as those of failures. */
    void closeToasts() {
        on(() -> workbench().node().lookupAll(".toast .button").stream()
                .filter(node -> CLOSE.equals(node.getAccessibleText()))
                .forEach(node -> ((ButtonBase) node).fire()));
    }

    /** Waits until there is a node that matches, and that is drawn. */
    void awaitNode(String query) {
        await(query + " is there", () -> lookup(query).isPresent());
    }

    /** Presses a button. */
    void press(String query) {
        awaitNode(query);
        on(() -> {
            if (found(query) instanceof ButtonBase button) {
                button.fire();
            } else {
                throw new IllegalStateException(query + " is no button");
            }
        });
    }

    /** Chooses a thing in a list with a field that finds it. */
    void choose(String list, String name) {
        awaitNode(list);
        on(() -> {
            TextField find = (TextField) found(list + "-find");
            find.setText(name);
            ((ListView<?>) found(list)).getSelectionModel().selectFirst();
            find.clear();
        });
    }

    void chooseTab(String query, int index) {
        awaitNode(query);
        on(() -> ((TabPane) found(query)).getSelectionModel().select(index));
    }

    /** Presses a key with the platform's key for shortcuts. */
    void shortcut(String query, KeyCode code) {
        awaitNode(query);
        on(() -> Event.fireEvent(
                found(query),
                new KeyEvent(
                        KeyEvent.KEY_PRESSED,
                        KeyEvent.CHAR_UNDEFINED,
                        code.getName(),
                        code,
                        false,
                        !isMac(),
                        false,
                        isMac())));
    }

    private static boolean isMac() {
        return System.getProperty("os.name").startsWith("Mac");
    }

    /** On the window's thread. @return the node that matches, which is drawn */
    Node found(String query) {
        return lookup(query).orElseThrow(() -> new IllegalStateException("There is no " + query));
    }

    private Optional<Node> lookup(String query) {
        return workbench().node().lookupAll(query).stream()
                .filter(Sitting::isDrawn)
                .findFirst();
    }

    private static boolean isDrawn(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (!each.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    /** Waits until the condition holds on the window's thread. */
    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!fx(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The gallery waited in vain for this: " + what);
            }
            pause(Duration.ofMillis(50));
        }
    }

    /** Waits until nothing goes on in the background. */
    void awaitTasks() {
        await("no task runs", () -> workbench().tasks().running().isEmpty());
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Does something on the window's thread and waits for it. */
    void on(Runnable action) {
        fx(() -> {
            action.run();
            return true;
        });
    }

    /** Computes on the window's thread and waits for it. */
    static <T> T fx(Callable<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.call());
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
        });
        return result.join();
    }

    @Override
    public void close() {
        fx(() -> {
                    camera.stage().hide();
                    return window.close();
                })
                .join();
    }
}
