package studio.atelier.workbench.theme;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Window;

/**
 * Dresses scenes and tells canvases their colours. One for the whole program; every scene that was {@linkplain
 * #dress(Scene) dressed} follows when the palette changes. JavaFX thread.
 */
public final class Theme {

    private static final String DARK = "at-dark";

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

    public void use(Palette chosen) {
        palette.set(chosen);
    }

    /** Adds a style sheet of a room, for scenes dressed from now on. */
    public void add(String sheet) {
        more.add(sheet);
    }

    /** Gives the scene, and every root it is given later, the style sheets and the theme in use. */
    public void dress(Scene scene) {
        scene.getStylesheets().setAll(sheets());
        scene.getStylesheets().addAll(more);
        scene.rootProperty().subscribe(root -> mark(root, palette()));
        // A window that was closed is not kept alive.
        scene.windowProperty()
                .flatMap(Window::showingProperty)
                .flatMap(showing -> showing ? palette : null)
                .subscribe(current -> mark(scene.getRoot(), palette()));
    }

    /** @return the style sheets in the order in which they count, for popups and dialogs with a scene of their own */
    public static List<String> sheets() {
        return List.of(
                new atlantafx.base.theme.PrimerLight().getUserAgentStylesheet(),
                sheet("modena-names.css"),
                sheet(TokenSheet.NAME),
                sheet(TokenSheet.ACCENTS),
                sheet("workbench.css"),
                sheet("/studio/atelier/workbench/canvas/canvas.css"),
                sheet("/studio/atelier/workbench/find/find.css"),
                sheet("/studio/atelier/workbench/text/text.css"),
                sheet("/studio/atelier/workbench/chart/chart.css"));
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
    }
}
