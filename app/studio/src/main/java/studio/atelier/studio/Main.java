package studio.atelier.studio;

import java.io.IOException;
import java.nio.file.Files;
import javafx.application.Application;
import studio.atelier.engine.embedded.EngineLog;
import studio.atelier.studio.start.Arguments;
import studio.atelier.studio.start.OneWindow;
import studio.atelier.studio.start.StartScale;
import studio.atelier.studio.start.StudioHome;

/** Starts the Studio. It is no {@link Application} itself, so that JavaFX may lie on the class path. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Arguments given;
        try {
            given = Arguments.parse(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println("atelier: " + e.getMessage());
            System.exit(2);
            return;
        }
        StudioHome home = StudioHome.of(given.home());
        Files.createDirectories(home.folder());
        EngineLog.configure(given.debug());
        if (!given.isAlone() && OneWindow.handOver(home.socket(), given.files())) {
            return;
        }
        EngineLog.writeTo(home.log());
        StartScale.apply(home.settings());
        Application.launch(StudioApp.class, arguments);
    }
}
