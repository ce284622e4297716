package studio.atelier.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.workbench.command.Command;
import studio.atelier.workbench.docking.DockPanel;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

/**
 * Somebody who does not know what they are doing: random clicks, drags, keys and commands over the whole Studio. Nothing
 * is thrown, no task is stuck at the end, and what was closed is let go. {@code -Datelier.monkey.seed=N} plays another
 * game, {@code -Datelier.monkey.actions=10000} a long one.
 */
@ExtendWith(Toolkit.class)
class MonkeyTest {

    private static final long SEED = Long.getLong("atelier.monkey.seed", 20_26L);
    private static final int ACTIONS = Integer.getInteger("atelier.monkey.actions", 1_000);

    @TempDir
    private Path folder;

    private final Queue<String> thrown = new ConcurrentLinkedQueue<>();
    private final List<WeakReference<Object>> closed = new ArrayList<>();
    private Thread.UncaughtExceptionHandler before;
    private StudioHands hands;

    @BeforeEach
    void open() throws IOException {
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.UncaughtExceptionHandler note = (thread, failure) -> {
            if (!Monkey.isAskedOfTheSystem(failure)) {
                thrown.add(Monkey.text(thread, failure));
            }
        };
        Thread.setDefaultUncaughtExceptionHandler(note);
        Window.onFx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler(note);
            return true;
        });
        hands = StudioHands.open(folder);
        Window.onFx(() -> {
            // The game is not over before its time.
            hands.window()
                    .workbench()
                    .commands()
                    .register(Command.of("app.quit", "File", "Quit").does(() -> {}));
            return true;
        });
        hands.openFile(hands.file("greet.json", Pipelines.GREET));
        hands.file("notes.txt", "one\ntwo\nthree\n");
        hands.file("rings.csv", "rings,weight\n" + "7,0.5\n9,0.7\n".repeat(500));
        hands.file("train.py", "import json\nprint(json.dumps({'a': 1}))\n");
        Files.write(folder.resolve("project/bytes.bin"), new byte[] {0, 1, 2, 3});
        hands.await(
                "the editor is open",
                () -> hands.window()
                        .project()
                        .flatMap(project -> project.editorInFront())
                        .isPresent());
    }

    @AfterEach
    void close() {
        hands.close();
        Thread.setDefaultUncaughtExceptionHandler(before);
        Window.onFx(() -> {
            Thread.currentThread().setUncaughtExceptionHandler(before);
            return true;
        });
    }

    @Test
    void nothingBreaks() {
        Monkey monkey =
                new Monkey(SEED, hands, folder.resolve("project"), panel -> closed.add(new WeakReference<>(panel)));
        for (int i = 0; i < ACTIONS; i++) {
            monkey.act();
            assertThat(thrown)
                    .as(() -> "thrown after action of seed " + SEED + ":\n" + monkey.trail())
                    .isEmpty();
        }
        monkey.rest();

        hands.await(
                "all tasks have ended",
                () -> hands.window().workbench().tasks().running().isEmpty());
        assertThat(thrown).as(monkey::trail).isEmpty();
        closeEverything();
        assertThat(stillHeld())
                .as("of %d closed editors, those that something holds", closed.size())
                .isEmpty();
    }

    /** The pages of rooms are let go with the project; settings and the like belong to none. */
    private void closeEverything() {
        Window.onFx(() -> {
                    var docks = hands.window().workbench().docks();
                    List<DockPanel> open = docks.editors().stream()
                            .flatMap(id -> docks.panel(id).stream())
                            .filter(DockPanel::closable)
                            .toList();
                    open.forEach(panel -> closed.add(new WeakReference<>(panel.content())));
                    var ended = hands.window().close();
                    open.forEach(panel -> docks.remove(panel.id()));
                    return ended;
                })
                .join();
        // A scene remembers what lay under the mouse and what had the keys; neither is the Studio's doing.
        Window.onFx(() -> {
            hands.window().stage().getScene().setRoot(new Pane());
            hands.window().stage().setScene(new Scene(new Pane()));
            hands.window().stage().setScene(null);
            return true;
        });
    }

    /** Words only: what is named here must not be held by it. */
    private List<String> stillHeld() {
        List<String> held = List.of();
        for (int attempt = 0; attempt < 40; attempt++) {
            System.gc();
            hands.settle();
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            held = closed.stream()
                    .map(WeakReference::get)
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .distinct()
                    .toList();
            if (held.isEmpty()) {
                break;
            }
        }
        return held;
    }
}
