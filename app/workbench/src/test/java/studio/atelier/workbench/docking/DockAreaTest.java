package studio.atelier.workbench.docking;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.coley.bentofx.control.Header;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

@ExtendWith(Toolkit.class)
class DockAreaTest {

    private final AtomicReference<DockArea> made = new AtomicReference<>();
    private final AtomicInteger closed = new AtomicInteger();
    private boolean mayClose = true;
    private Window window;

    @BeforeEach
    void open() {
        window = Window.show(900, 600, theme -> {
            DockArea area = new DockArea(theme);
            area.addTool(panel("project", false));
            area.addTool(panel("logs", false));
            area.apply(standard());
            made.set(area);
            return new StackPane(area.node());
        });
        window.settle();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static DockLayout.Desk standard() {
        return DockLayout.Desk.of(DockLayout.row(
                0.25,
                DockLayout.tabs("left", "project"),
                DockLayout.column(0.7, DockLayout.editors(), DockLayout.tabs("bottom", "logs"))));
    }

    private DockPanel panel(String id, boolean closable) {
        return new DockPanel(
                id,
                new ReadOnlyStringWrapper(id).getReadOnlyProperty(),
                "ci-document",
                new Label("content of " + id),
                closable,
                () -> mayClose,
                closed::incrementAndGet);
    }

    private void openEditor(String id) {
        Window.onFx(() -> {
            made.get().openEditor(panel(id, true));
            return id;
        });
        window.settle();
    }

    private DockLayout.Desk layout() {
        return Window.onFx(() -> made.get().layout());
    }

    private static List<String> panels(DockLayout layout, String place) {
        return switch (layout) {
            case DockLayout.Tabs tabs -> tabs.id().equals(place) ? tabs.panels() : List.of();
            case DockLayout.Split split ->
                split.parts().stream()
                        .flatMap(part -> panels(part, place).stream())
                        .toList();
        };
    }

    @Test
    void editorsOpenInTheirPlaceAndTheLastOneIsActive() {
        openEditor("a");
        openEditor("b");

        assertThat(panels(layout().main(), DockLayout.EDITORS)).containsExactly("a", "b");
        assertThat(made.get().activeEditorProperty().get().orElseThrow().id()).isEqualTo("b");
    }

    @Test
    void aLayoutThatWasReadCanBeSetAgain() {
        openEditor("a");
        DockLayout.Desk before = layout();

        Window.onFx(() -> {
            made.get().apply(DockLayout.Desk.of(DockLayout.editors()));
            made.get().apply(before);
            return before;
        });
        window.settle();

        assertThat(panels(layout().main(), "left")).containsExactly("project");
        assertThat(panels(layout().main(), DockLayout.EDITORS)).containsExactly("a");
        assertThat(((DockLayout.Split) layout().main()).orientation()).isEqualTo(Orientation.HORIZONTAL);
    }

    @Test
    void aDoubleClickOnATabFillsTheWindowAndAnotherPutsAllBack() {
        openEditor("a");
        DockLayout.Desk before = layout();

        window.robot().doubleClickOn("a");
        window.settle();
        assertThat(made.get().isMaximised()).isTrue();
        assertThat(window.robot().lookup("content of logs").tryQuery()).isEmpty();
        window.robot().doubleClickOn("a");
        window.settle();

        assertThat(made.get().isMaximised()).isFalse();
        assertThat(layout().main())
                .usingRecursiveComparison()
                .ignoringFields("dividers")
                .isEqualTo(before.main());
    }

    @Test
    void theCloseButtonAsksFirst() {
        openEditor("a");
        mayClose = false;
        window.click(".close-button");
        assertThat(made.get().isOpen("a")).isTrue();

        mayClose = true;
        window.click(".close-button");

        assertThat(made.get().isOpen("a")).isFalse();
        assertThat(closed).hasValue(1);
    }

    @Test
    void anEditorOutsideOfEveryLayoutStaysOpenInTheEditorsPlace() {
        openEditor("a");

        Window.onFx(() -> {
            made.get().apply(standard());
            return true;
        });
        window.settle();

        assertThat(panels(layout().main(), DockLayout.EDITORS)).containsExactly("a");
    }

    @Test
    void aPanelIsRemovedWithoutBeingAsked() {
        openEditor("a");
        mayClose = false;

        Window.onFx(() -> {
            made.get().remove("a");
            made.get().remove("logs");
            made.get().remove("never known");
            return true;
        });
        window.settle();

        assertThat(closed).hasValue(2);
        assertThat(made.get().panel("a")).isEmpty();
        assertThat(made.get().panel("logs")).isEmpty();
        assertThat(made.get().activeEditorProperty().get()).isEmpty();
        assertThat(DockHome.placeOf(layout().main(), "logs")).isEmpty();
    }

    @Test
    void removingWhatIsMaximisedPutsTheOthersBack() {
        openEditor("a");
        Window.onFx(() -> {
            made.get().toggleMaximise("logs");
            made.get().remove("logs");
            return true;
        });
        window.settle();

        assertThat(made.get().isMaximised()).isFalse();
        assertThat(panels(layout().main(), DockLayout.EDITORS)).containsExactly("a");
        assertThat(panels(layout().main(), "left")).containsExactly("project");
    }

    @Test
    void theMenuOfATabMovesItToAWindowAndTheAreaTakesItBack() {
        openEditor("a");
        window.robot().rightClickOn("logs");
        window.settle();
        window.robot().clickOn("Move to a window");
        window.settle();
        assertThat(made.get().isFloating("logs")).isTrue();
        assertThat(layout().floating()).hasSize(1);

        Window.onFx(() -> {
            made.get().attach("logs");
            return true;
        });
        window.settle();

        assertThat(made.get().isFloating("logs")).isFalse();
        assertThat(layout().floating()).isEmpty();
        assertThat(panels(layout().main(), "bottom")).containsExactly("logs");
        assertThat(panels(layout().main(), DockLayout.EDITORS)).containsExactly("a");
    }

    @Test
    void anIdMayHoldWhatTheLibraryDividesBy() {
        openEditor("a;50%.json");

        assertThat(made.get().editors()).containsExactly("a;50%.json");
        assertThat(panels(layout().main(), DockLayout.EDITORS)).containsExactly("a;50%.json");
    }

    private List<Header> tabs() {
        return window.robot().lookup(".header").queryAllAs(Header.class).stream()
                .filter(tab -> tab.isVisible() && tab.getDockable().getTitle().startsWith("editor"))
                .toList();
    }

    @Test
    void tabsThatDoNotFitAreBehindTheArrowAndNoneIsCovered() {
        for (int i = 0; i < 12; i++) {
            openEditor("editor number " + i);
        }
        window.await(
                "the arrow is there",
                () -> window.robot()
                        .lookup(".list-button")
                        .match(Node::isVisible)
                        .tryQuery()
                        .isPresent());
        Node arrow = window.robot()
                .lookup(".list-button")
                .match(Node::isVisible)
                .tryQuery()
                .orElseThrow();
        window.screenshot(Path.of("target/shots/docks/overflow.png"));
        assertThat(tabs())
                .hasSizeBetween(2, 11)
                .last()
                .satisfies(tab -> assertThat(tab.getDockable().getTitle()).isEqualTo("editor number 11"));

        Window.onFx(() -> {
            made.get().show("editor number 0");
            return true;
        });
        window.await(
                "the first tab shows",
                () -> tabs().getFirst().getDockable().getTitle().equals("editor number 0"));
        double end =
                Window.onFx(() -> arrow.localToScene(arrow.getBoundsInLocal()).getMinX());
        window.screenshot(Path.of("target/shots/docks/overflow-first.png"));
        assertThat(tabs())
                .allSatisfy(tab -> assertThat(Window.<Double>onFx(
                                () -> tab.localToScene(tab.getBoundsInLocal()).getMaxX()))
                        .isLessThanOrEqualTo(end));
    }

    @Test
    void keysWalkToTabsThatDoNotShow() {
        for (int i = 0; i < 12; i++) {
            openEditor("editor number " + i);
        }
        Window.onFx(() -> {
            tabs().getLast().requestFocus();
            return true;
        });
        window.keys(KeyCode.RIGHT);
        window.await(
                "the first tab has the focus",
                () -> window.stage().getScene().getFocusOwner() instanceof Header tab
                        && tab.getDockable().getTitle().equals("editor number 0"));
    }

    @Test
    void whatAClosedEditorShowedIsLetGo() {
        openEditor("by its tab");
        openEditor("kept");
        openEditor("in front");
        openEditor("behind");
        List<WeakReference<Node>> contents = List.of(content("by its tab"), content("in front"), content("behind"));
        show("in front");
        Window.onFx(() -> made.get().close("behind"));
        Window.onFx(() -> made.get().close("in front"));
        show("by its tab");

        window.click(".close-button");

        assertThat(Window.<List<String>>onFx(() -> made.get().editors())).containsExactly("kept");
        for (int i = 0; i < 50 && contents.stream().anyMatch(content -> content.get() != null); i++) {
            System.gc();
            window.settle();
        }
        assertThat(contents).extracting(WeakReference::get).containsOnlyNulls();
    }

    private void show(String id) {
        Window.onFx(() -> {
            made.get().show(id);
            return id;
        });
        window.settle();
    }

    private WeakReference<Node> content(String id) {
        return Window.onFx(
                () -> new WeakReference<>(made.get().panel(id).orElseThrow().content()));
    }
}
