package studio.atelier.workbench.scroll;

import java.lang.ref.WeakReference;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import studio.atelier.workbench.grid.GridOptions;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.log.LiveLogSource;
import studio.atelier.workbench.log.LogView;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.text.Language;
import studio.atelier.workbench.text.TextEditor;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Theme;

@ExtendWith(Toolkit.class)
class ClosedViewsTest {

    static Stream<Named<Function<Theme, Node>>> views() {
        LiveLogSource lines = new LiveLogSource(1 << 20);
        lines.append("kept by the program, beyond its view");
        return Stream.of(
                Named.of("grid", theme -> new GridView(theme, GridOptions.data())),
                Named.of("log", theme -> {
                    LogView view = new LogView(theme);
                    view.setSource(lines);
                    return view;
                }),
                Named.of("editor", theme -> {
                    TextEditor editor = new TextEditor();
                    editor.setText("{\"a\": 1}", Language.JSON);
                    return editor;
                }));
    }

    @ParameterizedTest
    @MethodSource("views")
    void aViewThatWasClosedIsCollected(Function<Theme, Node> view) {
        StackPane place = new StackPane();
        Theme[] used = new Theme[1];
        try (Window window = Window.show(400, 300, theme -> {
            used[0] = theme;
            return place;
        })) {
            WeakReference<Node> shown = Window.onFx(() -> {
                Node node = view.apply(used[0]);
                place.getChildren().add(node);
                return new WeakReference<>(node);
            });
            window.settle();
            window.use(Palette.dark());
            window.settle();
            Window.onFx(() -> {
                place.getChildren().clear();
                return true;
            });
            window.await("the view is collected", () -> {
                System.gc();
                return shown.refersTo(null);
            });
        }
    }
}
