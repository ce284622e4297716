package studio.atelier.workbench.theme;

import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/**
 * Dresses scenes and tells canvases their colours. One for the whole program; every scene that was {@linkplain
 * #dress(Scene) dressed} follows when the palette changes. JavaFX thread.
 */
public final class Theme {

    private static final String DARK = "at-dark";
    private static final String CONTRAST = "at-contrast";

    private static final List<String> BASE = List.of(
            new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet(),
            sheet("modena-names.css"),
            sheet(TokenSheet.NAME),
            sheet(TokenSheet.ACCENTS),
            sheet("workbench.css"),
            sheet("/studio/atelier/workbench/canvas/canvas.css"),
            sheet("/studio/atelier/workbench/find/find.css"),
            sheet("/studio/atelier/workbench/text/text.css"),
            sheet("/studio/atelier/workbench/chart/chart.css"));

    private final Set<Scene> dressed = Collections.newSetFromMap(new WeakHashMap<>());
    private final Map<String, String> scaled = new HashMap<>();
    private double scale = 1;
    private final List<String> more = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Palette> palette = new ReadOnlyObjectWrapper<>(Palette.light());

    public Theme() {
        Fonts.load();
    }

    public Palette palette() {
        return palette.get();
    }

    public ReadOnlyObjectProperty<Palette> paletteProperty() {
        return palette.getReadOnlyProperty();
    }

    /**
     * Tells of the palette, now and when it changes, while the node is in a scene. A view that was closed is told no
     * more, and not kept alive.
     */
    public void follow(Node node, Consumer<Palette> action) {
        node.sceneProperty().flatMap(scene -> scene == null ? null : palette).subscribe(current -> {
            if (current != null) {
                action.accept(current);
            }
        });
    }

    /** Changes the colours and the size of text of every dressed scene. */
    public void use(Palette chosen) {
        palette.set(chosen);
        List<String> sheets = sheets();
        for (Scene scene : List.copyOf(dressed)) {
            if (!scene.getStylesheets().equals(sheets)) {
                scene.getStylesheets().setAll(sheets);
            }
            mark(scene.getRoot(), chosen);
            // A menu that opens before the next frame takes its colours from the window around it.
            scene.getRoot().applyCss();
        }
    }

    /** @return whether the user asked the system for high contrast, as far as the system tells */
    public static boolean systemWantsHighContrast() {
        Platform.Preferences preferences = Platform.getPreferences();
        return Boolean.TRUE.equals(preferences.get("Windows.SPI.HighContrast"))
                || String.valueOf(preferences.get("GTK.theme_name"))
                        .toLowerCase(Locale.ROOT)
                        .contains("highcontrast");
    }

    /** Adds a style sheet of a room, for scenes dressed from now on. */
    public void add(String sheet) {
        more.add(sheet);
    }

    /** Gives the scene, and every root it is given later, the style sheets and the theme in use. */
    public void dress(Scene scene) {
        scene.getStylesheets().setAll(sheets());
        scene.rootProperty().subscribe(root -> mark(root, palette()));
        dressed.add(scene);
    }

    /** @return the style sheets in the order in which they count */
    private List<String> sheets() {
        Palette now = palette();
        if (now.type().scale() != scale) {
            scale = now.type().scale();
            scaled.clear();
        }
        List<String> sheets = new ArrayList<>();
        BASE.forEach(sheet -> sheets.add(atSize(sheet)));
        more.forEach(sheet -> sheets.add(atSize(sheet)));
        if (now.isHighContrast()) {
            sheets.add(ScaledSheet.colors(now));
        }
        return sheets;
    }

    private String atSize(String sheet) {
        return scaled.computeIfAbsent(sheet, url -> ScaledSheet.scaled(url, scale));
    }

    private static String sheet(String name) {
        URL url = Theme.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException("The style sheet " + name + " is missing from the program.");
        }
        return url.toExternalForm();
    }

    private static void mark(Parent root, Palette palette) {
        root.getStyleClass().remove(DARK);
        root.getStyleClass().removeIf(style -> style.startsWith("at-accent-"));
        root.getStyleClass().add(palette.accent().css());
        if (palette.isDark()) {
            root.getStyleClass().add(DARK);
        }
        root.getStyleClass().remove(CONTRAST);
        if (palette.isHighContrast()) {
            root.getStyleClass().add(CONTRAST);
        }
    }
}
