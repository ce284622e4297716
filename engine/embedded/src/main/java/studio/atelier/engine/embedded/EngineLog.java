package studio.atelier.engine.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where a program's own log goes: a file of the workspace, and for debugging also stderr. */
public final class EngineLog {

    private static final int MOST_BYTES = 4 << 20;
    private static final Logger ROOT = Logger.getLogger("");

    private EngineLog() {}

    /** Silences the console, or, for debugging, shows what is logged on stderr. */
    public static void configure(boolean debug) {
        LogManager.getLogManager().reset();
        ROOT.setLevel(debug ? Level.INFO : Level.WARNING);
        if (debug) {
            Handler console = new ConsoleHandler();
            console.setLevel(Level.ALL);
            ROOT.addHandler(console);
        }
    }

    /** Adds a file of at most 4 MB. */
    public static void writeTo(Path file) throws IOException {
        // Another program on the workspace writes a file of its own: FileHandler numbers them.
        FileHandler handler = new FileHandler(file.toString(), MOST_BYTES, 1, true);
        handler.setFormatter(new SimpleFormatter());
        ROOT.addHandler(handler);
    }
}
