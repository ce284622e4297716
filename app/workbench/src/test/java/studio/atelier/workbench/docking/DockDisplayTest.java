package studio.atelier.workbench.docking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import studio.atelier.workbench.testing.DisplayTest;
import studio.atelier.workbench.testing.Window;

/** Tabs that are dragged: the drag itself is the window system's, so it is done in real windows. */
@DisplayTest
class DockDisplayTest {

    private final AtomicReference<DockArea> made = new AtomicReference<>();
    private Window window;

    @BeforeEach
    void open() {
        window = show();
    }

    private Window show() {
        Window shown = Window.show(800, 560, theme -> {
            DockArea area = new DockArea(theme);
            for (String tool : List.of("project", "logs", "problems")) {
                area.addTool(panel(tool, false));
            }
            area.apply(standard());
            made.set(area);
            return new StackPane(area.node());
        });
        shown.settle();
        return shown;
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static DockLayout.Desk standard() {
        return DockLayout.Desk.of(DockLayout.row(
                0.3,
                DockLayout.tabs("left", "project"),
                DockLayout.column(0.6, DockLayout.editors(), DockLayout.tabs("bottom", "logs", "problems"))));
    }

    private static DockPanel panel(String id, boolean closable) {
        return new DockPanel(
                id,
                new ReadOnlyStringWrapper(id).getReadOnlyProperty(),
                "ci-document",
                new Label("content of " + id),
                closable,
                () -> true,
                () -> {});
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

    private static String placeOf(DockLayout layout, String panel) {
        return DockHome.placeOf(layout, panel).orElse("nowhere");
    }

    private Node tab(String id) {
        return window.robot()
                .lookup(".header")
                .match(node -> node.isVisible() && node.toString().equals("Header:" + id))
                .query();
    }

    private static Point2D at(Node node, double x, double y) {
        Bounds bounds = Window.onFx(() -> node.localToScreen(node.getBoundsInLocal()));
        return new Point2D(bounds.getMinX() + x * bounds.getWidth(), bounds.getMinY() + y * bounds.getHeight());
    }

    /** Moves the mouse onto a tab. A window that was just opened gets the mouse a little later than JavaFX shows it. */
    private Point2D hover(String id) {
        Point2D point = at(tab(id), 0.5, 0.5);
        for (int i = 0; i < 100 && !Window.onFx(() -> tab(id).isHover()); i++) {
            window.robot().moveTo(point.add(2, 0)).moveTo(point);
            window.settle();
        }
        assertThat(Window.onFx(() -> tab(id).isHover()))
                .as("the mouse is on " + id)
                .isTrue();
        return point;
    }

    /** Drags a tab, slowly enough for the window system to see where it is. */
    private void drag(String id, Point2D to) {
        Point2D from = hover(id);
        window.robot().press(MouseButton.PRIMARY);
        for (int step = 1; step <= 12; step++) {
            window.robot().moveTo(from.interpolate(to, step / 12.0));
            window.settle();
        }
        window.robot().moveTo(to.add(1, 1));
        window.settle();
        window.robot().release(MouseButton.PRIMARY);
        window.settle();
    }

    private void openEditor(String id) {
        Window.onFx(() -> {
            made.get().openEditor(panel(id, true));
            return id;
        });
        window.settle();
    }

    private Node content(String id) {
        return window.robot().lookup("content of " + id).query();
    }

    private static Stage stageOf(Node node) {
        return Window.onFx(() -> (Stage) node.getScene().getWindow());
    }

    @Test
    void aTabDraggedOntoAnotherPlacesTabsMovesThere() {
        drag("problems", at(tab("project"), 0.5, 0.5));

        window.await(
                "the tab lies on the left",
                () -> panels(made.get().layout().main(), "left").contains("problems"));
        assertThat(panels(layout().main(), "bottom")).containsExactly("logs");
        assertThat(stageOf(content("problems"))).isSameAs(window.stage());
    }

    @Test
    void aTabDraggedToTheSideOfAPlaceSplitsIt() {
        Node place = content("project").getParent();

        drag("problems", at(place, 0.5, 0.92));

        window.await(
                "the tab lies in a place of its own",
                () -> !placeOf(made.get().layout().main(), "problems").equals("bottom"));
        DockLayout.Split row = (DockLayout.Split) layout().main();
        assertThat(row.parts().getFirst()).isInstanceOfSatisfying(DockLayout.Split.class, split -> {
            assertThat(split.orientation()).isEqualTo(Orientation.VERTICAL);
            assertThat(split.parts())
                    .extracting(part -> ((DockLayout.Tabs) part).panels())
                    .containsExactly(List.of("project"), List.of("problems"));
        });
        assertThat(Window.onFx(() -> content("problems").localToScene(0, 0).getY()))
                .isGreaterThan(
                        Window.onFx(() -> content("project").localToScene(0, 0).getY()));
    }

    @Test
    void anEditorDraggedToTheSideLeavesTwoBesideEachOther() {
        openEditor("a");
        openEditor("b");
        Node place = content("b").getParent();

        drag("b", at(place, 0.94, 0.5));

        window.await(
                "the editors lie in two places",
                () -> !placeOf(made.get().layout().main(), "b").equals(DockLayout.EDITORS));
        assertThat(panels(layout().main(), DockLayout.EDITORS)).containsExactly("a");
        Node tabs = tab("b");
        assertThat(Window.onFx(() -> {
                    Node at = tabs;
                    while (at != null && !at.getStyleClass().contains("dock-editors")) {
                        at = at.getParent();
                    }
                    return at != null;
                }))
                .as("the new place looks like one of editors")
                .isTrue();
    }

    @Test
    void aTabDroppedOutsideGetsItsWindowAndAMenuBringsItBack() {
        DockLayout before = layout().main();

        drag("logs", new Point2D(1050, 700));
        window.await("the panel floats", () -> made.get().isFloating("logs"));
        Stage floating = stageOf(content("logs"));
        assertThat(floating).isNotSameAs(window.stage());
        assertThat(layout().floating()).hasSize(1);

        // GTK leaves the mouse with the window where the drag began until a button is pressed there.
        window.robot().clickOn(at(content("project"), 0.5, 0.9));
        hover("logs");
        window.robot().clickOn(MouseButton.SECONDARY);
        window.await(
                "the menu shows",
                () -> window.robot()
                        .lookup("Move to the main window")
                        .tryQuery()
                        .isPresent());
        window.robot().clickOn("Move to the main window");
        window.await("the panel is back", () -> !made.get().isFloating("logs"));

        assertThat(Window.onFx(floating::isShowing)).isFalse();
        assertThat(panels(layout().main(), "bottom")).containsExactlyInAnyOrder("logs", "problems");
        assertThat(((DockLayout.Split) layout().main()).parts()).hasSameSizeAs(((DockLayout.Split) before).parts());
    }

    @Test
    void aTabDraggedFromItsWindowIntoTheMainOneIsDockedThere() {
        Window.onFx(() -> {
            made.get().detach("logs");
            return true;
        });
        window.await("the panel floats", () -> made.get().isFloating("logs"));
        Stage floating = stageOf(content("logs"));
        Window.onFx(() -> {
            floating.setX(820);
            floating.setY(420);
            floating.setWidth(320);
            floating.setHeight(240);
            return true;
        });
        window.settle();

        drag("logs", at(tab("project"), 0.5, 0.5));

        window.await(
                "the panel lies on the left",
                () -> panels(made.get().layout().main(), "left").contains("logs"));
        window.await("its window is gone", () -> !floating.isShowing());
        assertThat(layout().floating()).isEmpty();
    }

    @Test
    void closingTheWindowOfAToolPutsTheToolBack() {
        Window.onFx(() -> {
            made.get().detach("project");
            return true;
        });
        window.await("the panel floats", () -> made.get().isFloating("project"));
        assertThat(layout().main()).isNotEqualTo(standard().main());
        Stage floating = stageOf(content("project"));

        Window.onFx(() -> {
            Event.fireEvent(floating, new WindowEvent(floating, WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });
        window.await(
                "the tool is back",
                () -> made.get().isOpen("project") && !made.get().isFloating("project"));

        assertThat(Window.onFx(floating::isShowing)).isFalse();
        assertThat(panels(layout().main(), "left")).containsExactly("project");
        assertThat(((DockLayout.Split) layout().main()).dividers().getFirst())
                .isCloseTo(0.3, org.assertj.core.data.Offset.offset(0.02));
    }

    @Test
    void aSecondClickOnATabFillsTheWindowAndAnotherPutsAllBack() {
        openEditor("a");
        DockLayout before = layout().main();

        hover("a");
        window.robot().doubleClickOn(MouseButton.PRIMARY);
        window.await("the editor fills the window", () -> made.get().isMaximised());
        window.settle();
        assertThat(Window.onFx(() -> content("a").getParent().getBoundsInLocal().getWidth()))
                .isGreaterThan(780);
        hover("a");
        window.robot().doubleClickOn(MouseButton.PRIMARY);
        window.await("all is back", () -> !made.get().isMaximised());

        assertThat(layout().main())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*dividers")
                .isEqualTo(before);
    }

    @Test
    void aLayoutWithAFloatingWindowComesBackInANewWindow() {
        Window.onFx(() -> {
            made.get().detach("logs");
            return true;
        });
        window.await("the panel floats", () -> made.get().isFloating("logs"));
        Stage floating = stageOf(content("logs"));
        Window.onFx(() -> {
            floating.setX(620);
            floating.setY(300);
            floating.setWidth(400);
            floating.setHeight(260);
            return true;
        });
        window.settle();
        DockLayout.Desk kept = layout();
        assertThat(kept.floating()).hasSize(1);

        window.close();
        window.await("the window closes with its main one", () -> !floating.isShowing());
        window = show();
        Window.onFx(() -> {
            made.get().apply(DockLayoutJson.read(DockLayoutJson.write(kept)).orElseThrow());
            return true;
        });
        window.await("the panel floats again", () -> made.get().isFloating("logs"));

        Stage again = stageOf(content("logs"));
        assertThat(again).isNotSameAs(floating);
        assertThat(Window.onFx(() -> List.of(again.getX(), again.getY(), again.getWidth(), again.getHeight())))
                .containsExactly(620.0, 300.0, 400.0, 260.0);
        assertThat(layout().main())
                .usingRecursiveComparison()
                .ignoringFieldsMatchingRegexes(".*dividers")
                .isEqualTo(kept.main());
        assertThat(panels(layout().main(), "bottom")).containsExactly("problems");
    }
}
