package studio.atelier.studio;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.Engine;
import studio.atelier.studio.project.ProjectOpener;
import studio.atelier.studio.start.Arguments;
import studio.atelier.studio.start.OneWindow;
import studio.atelier.studio.start.StudioHome;
import studio.atelier.studio.window.StudioWindow;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;
import studio.atelier.workbench.settings.Settings;
import studio.atelier.workbench.thread.UiThread;

/** The JavaFX application: opens the window and listens for later starts. */
public final class StudioApp extends Application {

    private static final Duration REHEARSAL = Duration.seconds(6);
    private static final long SECONDS_BEFORE_READYING = 8;

    private @Nullable StudioWindow window;
    private @Nullable OneWindow oneWindow;

    @Override
    public void start(Stage stage) {
        Arguments given = Arguments.parse(getParameters().getRaw().toArray(String[]::new));
        StudioHome home = StudioHome.of(given.home());
        Settings settings = new Settings(home.settings());
        StudioWindow opened =
                new StudioWindow(stage, home, settings, new ProjectOpener(given.workspace(), StudioApp::readied));
        window = opened;
        opened.show();
        if (!given.isAlone()) {
            listen(stage, home, opened);
        }
        given.files().forEach(opened::open);
        if (given.files().isEmpty()) {
            opened.openLast();
        }
        if (given.rehearse()) {
            PauseTransition pause = new PauseTransition(REHEARSAL);
            pause.setOnFinished(event -> opened.quit());
            pause.play();
        }
    }

    // Jobs start sooner on what waits for them; it may not hold up the window's first seconds.
    private static Engine readied(Engine engine) {
        CompletableFuture.delayedExecutor(SECONDS_BEFORE_READYING, TimeUnit.SECONDS)
                .execute(engine::prewarm);
        return engine;
    }

    private void listen(Stage stage, StudioHome home, StudioWindow opened) {
        try {
            oneWindow = OneWindow.listen(
                    home.socket(),
                    files -> UiThread.run(() -> {
                        stage.setIconified(false);
                        stage.toFront();
                        files.forEach(opened::open);
                    }));
        } catch (IOException | UnsupportedOperationException e) {
            opened.workbench()
                    .notifications()
                    .show(Notification.of(
                            Severity.WARNING,
                            "A second start will open a window of its own",
                            String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void stop() throws IOException {
        if (oneWindow != null) {
            oneWindow.close();
        }
        if (window != null) {
            // The engine ends its work; no window is there any more to wait for.
            window.close().join();
        }
    }
}
