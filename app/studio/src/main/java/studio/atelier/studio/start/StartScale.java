package studio.atelier.studio.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The size of everything, which JavaFX wants to know before it starts. */
public final class StartScale {

    /** The key in the settings file. */
    public static final String KEY = "appearance.uiScale";

    private static final int NORMAL = 100;

    private StartScale() {}

    /**
     * Reads the scale from the settings and hands it to JavaFX. On macOS the system scales by itself.
     *
     * @throws IOException if the file is there and cannot be read
     */
    public static void apply(Path settings) throws IOException {
        int percent;
        try {
            percent = JsonMapper.shared()
                    .readTree(Files.readString(settings))
                    .path(KEY)
                    .asInt(NORMAL);
        } catch (NoSuchFileException e) {
            return;
        } catch (JacksonException e) {
            // The window tells of a damaged file; it opens at the usual size.
            return;
        }
        if (percent != NORMAL) {
            System.setProperty("glass.gtk.uiScale", percent + "%");
            System.setProperty("glass.win.uiScale", percent + "%");
        }
    }
}
