package studio.atelier.workbench.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.workbench.command.Command;
import studio.atelier.workbench.docking.DockLayout;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;
import studio.atelier.workbench.search.CommandSearch;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

@ExtendWith(Toolkit.class)
class WorkbenchTest {

    private final AtomicReference<Workbench> made = new AtomicReference<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final SimpleBooleanProperty enabled = new SimpleBooleanProperty(true);
    private Window window;

    @BeforeEach
    void open() {
        window = Window.show(1000, 700, theme -> {
            Workbench workbench = new Workbench(theme);
            workbench
                    .commands()
                    .register(
                            Command.of("run", "Pipeline", "Run the pipeline")
                                    .icon("ci-play-filled-alt")
                                    .keys("F5")
                                    .when(enabled)
                                    .does(runs::incrementAndGet),
                            Command.of("palette", "View", "Search everywhere")
                                    .keys("Shortcut+K")
                                    .does(() -> workbench.openPalette("")));
            workbench.search().add(new CommandSearch(workbench.commands(), workbench.keymap()));
            workbench.addRoom(new Room("home", "Home", "ci-home", DockLayout.Desk.of(DockLayout.editors()), () -> {}));
            workbench.addRoom(new Room(
                    "runs", "Runs", "ci-chart-multi-line", DockLayout.Desk.of(DockLayout.editors()), () -> {}));
            made.set(workbench);
            return workbench.node();
        });
        Window.onFx(() -> {
            made.get().views().listen(window.stage().getScene());
            made.get().enter("home");
            return true;
        });
        window.settle();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void keysRunACommandWhileItIsEnabled() {
        window.keys(KeyCode.F5);
        assertThat(runs).hasValue(1);

        Window.onFx(() -> {
            enabled.set(false);
            return true;
        });
        window.keys(KeyCode.F5);

        assertThat(runs).hasValue(1);
    }

    @Test
    void thePaletteFindsACommandAndRunsIt() {
        window.keys(KeyCode.CONTROL, KeyCode.K);
        window.write("runpip");
        window.keys(KeyCode.ENTER);

        assertThat(runs).hasValue(1);
        assertThat(made.get().isPaletteOpen()).isFalse();
    }

    @Test
    void pressingShiftTwiceOpensThePaletteAndEscapeClosesIt() {
        window.keys(KeyCode.SHIFT);
        window.keys(KeyCode.SHIFT);
        assertThat(made.get().isPaletteOpen()).isTrue();

        window.keys(KeyCode.ESCAPE);

        assertThat(made.get().isPaletteOpen()).isFalse();
    }

    @Test
    void otherKeysChosenByTheUserCountAtOnce() {
        Window.onFx(() -> {
            made.get().keymap().choose("run", "Shortcut+R");
            return true;
        });
        window.keys(KeyCode.F5);
        assertThat(runs).hasValue(0);

        window.keys(KeyCode.CONTROL, KeyCode.R);

        assertThat(runs).hasValue(1);
    }

    @Test
    void aRoomIsEnteredByItsButton() {
        window.click("#room-runs");

        assertThat(made.get().roomProperty().get().orElseThrow().id()).isEqualTo("runs");
    }

    @Test
    void aToastStaysWhenItTellsOfAFailureAndItsActionRuns() {
        Window.onFx(() -> {
            made.get()
                    .notifications()
                    .show(Notification.of(
                            Severity.ERROR,
                            "The run failed",
                            "Out of memory",
                            new Notification.Action("Run again", runs::incrementAndGet)));
            return true;
        });
        window.settle();

        window.robot().clickOn("Run again");
        window.settle();

        assertThat(runs).hasValue(1);
        assertThat(window.robot().lookup(".toast").queryAll()).isEmpty();
        assertThat(made.get().notifications().all()).hasSize(1);
    }

    @Test
    void aQuestionTakesTheFocusAndEscapeAnswersNothing() {
        TextField field = Window.onFx(TextField::new);
        Window.onFx(() -> {
            DialogCard card = new DialogCard("Run it?", 480);
            card.setBody(field);
            card.setButtons(new Button("Cancel"), new Button("Run"));
            made.get().ask(card);
            return true;
        });
        window.await("the field has the focus", field::isFocused);

        window.keys(KeyCode.ESCAPE);

        assertThat(made.get().dialog()).isEmpty();
    }
}
