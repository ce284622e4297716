package studio.atelier.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where the engine's own log goes: a file of the workspace, and with {@code --debug} also stderr. */
final class EngineLog {

    private static final int MOST_BYTES = 4 << 20;
    private static final Logger ROOT = Logger.getLogger("");

    private EngineLog() {}

    static void configure(boolean debug) {
        LogManager.getLogManager().reset();
        ROOT.setLevel(debug ? Level.INFO : Level.WARNING);
        if (debug) {
            Handler console = new ConsoleHandler();
            console.setLevel(Level.ALL);
            ROOT.addHandler(console);
        }
    }

    static void writeTo(Path file) throws IOException {
        // Another program on the workspace writes a file of its own: FileHandler numbers them.
        FileHandler handler = new FileHandler(file.toString(), MOST_BYTES, 1, true);
        handler.setFormatter(new SimpleFormatter());
        ROOT.addHandler(handler);
    }
}
