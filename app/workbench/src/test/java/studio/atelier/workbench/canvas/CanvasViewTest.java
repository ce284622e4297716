package studio.atelier.workbench.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Token;

@ExtendWith(Toolkit.class)
class CanvasViewTest {

    private final CanvasModel<String> model = new CanvasModel<>(200);
    private final List<String> opened = new ArrayList<>();
    private final List<String> menus = new ArrayList<>();
    private final AtomicInteger frames = new AtomicInteger();
    private CanvasView<String> view;
    private Window window;

    @BeforeEach
    void show() {
        model.put("one", new Box(100, 100, 80, 40));
        model.put("two", new Box(300, 100, 80, 40));
        model.put("three", new Box(100, 300, 80, 40));
        window = Window.show(600, 500, theme -> {
            view = new CanvasView<>(theme, model);
            view.reducedMotionProperty().set(true);
            view.setOnOpen(opened::add);
            view.setOnContextMenu((item, at) -> menus.add(item.orElse("ground")));
            view.addLayer(frame -> {
                frames.incrementAndGet();
                for (String item : model.index().in(frame.visible())) {
                    Box box = Objects.requireNonNull(model.index().box(item).orElse(null));
                    boolean selected = model.selection().contains(item);
                    frame.g().setFill(frame.palette().get(selected ? Token.ACCENT_FILL : Token.STATUS_RUNNING_SOFT));
                    frame.g().fillRect(box.x(), box.y(), box.width(), box.height());
                }
            });
            Minimap<String> map = new Minimap<>(theme, view, (i, p) -> p.get(Token.BORDER_3));
            map.relocate(470, 10);
            ZoomBar bar = new ZoomBar(view);
            bar.relocate(10, 460);
            view.getChildren().addAll(map, bar);
            return new StackPane(view);
        });
        window.settle();
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void clicksSelectAndToggleAndTheGroundClears() {
        window.clickAt(view, 120, 120);
        assertThat(model.selection().items()).containsExactly("one");

        mouse(MouseEvent.MOUSE_PRESSED, 320, 120, true, false);
        mouse(MouseEvent.MOUSE_RELEASED, 320, 120, true, false);
        assertThat(model.selection().items()).containsExactly("one", "two");

        mouse(MouseEvent.MOUSE_PRESSED, 120, 120, false, true);
        mouse(MouseEvent.MOUSE_RELEASED, 120, 120, false, true);
        assertThat(model.selection().items()).containsExactly("two");

        window.clickAt(view, 400, 400);
        assertThat(model.selection().isEmpty()).isTrue();
    }

    @Test
    void aBandSelectsWhatItTouchesAndShiftAdds() {
        window.drag(view, 50, 80, 200, 420);
        assertThat(model.selection().items()).containsExactly("one", "three");

        mouse(MouseEvent.MOUSE_PRESSED, 250, 80, true, false);
        mouse(MouseEvent.MOUSE_DRAGGED, 320, 200, true, false);
        mouse(MouseEvent.MOUSE_RELEASED, 320, 200, true, false);
        assertThat(model.selection().items()).containsExactlyInAnyOrder("one", "two", "three");
    }

    @Test
    void theWheelPansAndWithControlZoomsAtThePointer() {
        window.robot().moveTo(Window.<Point2D>onFx(() -> view.localToScreen(300, 200)));
        window.robot().scroll(2, VerticalDirection.UP);
        window.settle();
        Viewport panned = view.viewport();
        assertThat(panned.scale()).isEqualTo(1);
        assertThat(panned.offsetY()).isNotZero();

        wheelWithControl(300, 200, 40);
        assertThat(view.viewport().scale()).isGreaterThan(1);
        assertThat(view.viewport().toWorldX(300)).isCloseTo(panned.toWorldX(300), within(1e-6));
    }

    @Test
    void spaceAndTheMiddleButtonDragTheWorld() {
        window.clickAt(view, 500, 400);
        window.drag(view, 300, 250, 340, 280, KeyCode.SPACE);
        assertThat(view.viewport()).isEqualTo(new Viewport(1, 40, 30));

        var from = Window.onFx(() -> view.localToScreen(300.0, 250.0));
        window.robot().moveTo(from);
        window.robot().press(MouseButton.MIDDLE);
        window.robot().moveTo(from.add(-40, -30));
        window.robot().release(MouseButton.MIDDLE);
        window.settle();
        assertThat(view.viewport()).isEqualTo(new Viewport(1, 0, 0));
        assertThat(model.selection().isEmpty()).isTrue();
    }

    @Test
    void everythingCanBeDoneByKeys() {
        window.clickAt(view, 120, 120);
        window.keys(KeyCode.RIGHT);
        assertThat(model.selection().items()).containsExactly("two");
        window.keys(KeyCode.LEFT);
        window.keys(KeyCode.DOWN);
        assertThat(model.selection().items()).containsExactly("three");
        window.keys(KeyCode.ENTER);
        assertThat(opened).containsExactly("three");
        window.keys(KeyCode.CONTROL, KeyCode.A);
        assertThat(model.selection().items()).hasSize(3);
        window.keys(KeyCode.ESCAPE);
        assertThat(model.selection().isEmpty()).isTrue();
        window.keys(KeyCode.RIGHT);
        assertThat(view.viewport()).isEqualTo(new Viewport(1, -64, 0));
        window.write("-");
        assertThat(view.viewport().scale()).isCloseTo(0.8, within(1e-9));
        window.write("1");
        assertThat(view.viewport().scale()).isEqualTo(1);
        window.write("0");
        assertThat(view.viewport().toScreen(new Box(100, 100, 280, 240)).centerX())
                .isCloseTo(300, within(1e-6));
    }

    @Test
    void doubleClicksOpenAndRightClicksAskForAMenu() {
        window.robot().doubleClickOn(Window.<Point2D>onFx(() -> view.localToScreen(120, 120)));
        window.settle();
        assertThat(opened).containsExactly("one");

        window.robot().clickOn(Window.<Point2D>onFx(() -> view.localToScreen(320, 120)), MouseButton.SECONDARY);
        window.settle();
        assertThat(menus).containsExactly("two");
        assertThat(model.selection().items()).containsExactly("two");
    }

    @Test
    void theMinimapAndTheButtonsMoveTheView() {
        window.clickAt(view, 480, 20);
        assertThat(view.viewport().offsetX()).isPositive();

        window.click(".at-zoombar-icon");
        assertThat(view.viewport().scale()).isCloseTo(0.8, within(1e-9));
        window.click(".at-zoombar-scale");
        assertThat(view.viewport().scale()).isEqualTo(1);
    }

    @Test
    void manyChangesInOneGoArePaintedOnce() {
        window.settle();
        int before = Window.onFx(() -> {
            view.getScene().getRoot().layout();
            int painted = frames.get();
            for (int i = 0; i < 100; i++) {
                view.show(new Viewport(1, i, i));
            }
            view.getScene().getRoot().layout();
            return frames.get() - painted;
        });
        assertThat(before).isEqualTo(1);
    }

    /** The robot of the headless platform tells mouse events nothing of keys that are held. */
    private void mouse(EventType<MouseEvent> type, double x, double y, boolean shift, boolean control) {
        Window.onFx(() -> {
            view.fireEvent(new MouseEvent(
                    type,
                    x,
                    y,
                    x,
                    y,
                    MouseButton.PRIMARY,
                    1,
                    shift,
                    control,
                    false,
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    false,
                    null));
            return type;
        });
    }

    private void wheelWithControl(double x, double y, double delta) {
        Window.onFx(() -> {
            view.fireEvent(new ScrollEvent(
                    ScrollEvent.SCROLL,
                    x,
                    y,
                    x,
                    y,
                    false,
                    true,
                    false,
                    false,
                    false,
                    false,
                    0,
                    delta,
                    0,
                    delta,
                    ScrollEvent.HorizontalTextScrollUnits.NONE,
                    0,
                    ScrollEvent.VerticalTextScrollUnits.NONE,
                    0,
                    0,
                    null));
            return delta;
        });
    }

    @Test
    void bothThemesCanBeLookedAt() {
        window.clickAt(view, 120, 120);
        assertThat(window.screenshot(Path.of("target/screens/canvas-light.png")))
                .exists();
        window.use(Palette.dark());
        assertThat(window.screenshot(Path.of("target/screens/canvas-dark.png"))).exists();
    }
}
