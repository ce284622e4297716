package studio.atelier.workbench.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/** The faces that the look is set in. {@link Type} tells their sizes. */
public final class Fonts {

    private static final List<String> FILES = List.of(
            "Inter-Regular.otf",
            "Inter-Medium.otf",
            "Inter-SemiBold.otf",
            "InterTabular-Regular.otf",
            "InterTabular-Medium.otf",
            "InterTabular-SemiBold.otf",
            "JetBrainsMono-Regular.ttf",
            "JetBrainsMono-Medium.ttf",
            "JetBrainsMono-Bold.ttf");

    /** Weights are families of their own: JavaFX tells only regular and bold apart inside a family. */
    public static final String REGULAR = "Inter";

    public static final String MEDIUM = "Inter Medium";
    public static final String SEMIBOLD = "Inter SemiBold";
    public static final String TABULAR = "Inter Tabular";
    public static final String MONO = "JetBrains Mono";

    private Fonts() {}

    /** Makes the faces known to JavaFX; a second call changes nothing. */
    public static void load() {
        for (String file : FILES) {
            try (InputStream in = Fonts.class.getResourceAsStream("fonts/" + file)) {
                if (in == null || Font.loadFont(in, 12) == null) {
                    throw new IllegalStateException("The font " + file + " cannot be read.");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
