package studio.atelier.workbench.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CanvasModelTest {

    private final CanvasModel<String> model = new CanvasModel<>(100);

    @Test
    void arrowsGoToTheNearestItemInTheirDirection() {
        model.put("a", new Box(0, 0, 10, 10));
        model.put("below", new Box(5, 50, 10, 10));
        model.put("far below", new Box(0, 200, 10, 10));
        model.put("right", new Box(80, 10, 10, 10));

        assertThat(model.next("a", Direction.DOWN)).contains("below");
        assertThat(model.next("a", Direction.RIGHT)).contains("right");
        assertThat(model.next("a", Direction.UP)).isEmpty();
        assertThat(model.next("far below", Direction.UP)).contains("below");
    }

    @Test
    void theSelectionKeepsOnlyWhatIsStillThere() {
        model.put("a", new Box(0, 0, 10, 10));
        model.put("b", new Box(20, 0, 10, 10));
        model.selectAll();
        AtomicInteger changes = new AtomicInteger();
        model.selection().onChange(changes::incrementAndGet);

        model.show(Map.of("b", new Box(0, 0, 10, 10), "c", new Box(5, 5, 5, 5)));

        assertThat(model.selection().items()).containsExactly("b");
        assertThat(changes).hasValue(1);
    }

    @Test
    void selectingTheSameAgainTellsNobody() {
        model.put("a", new Box(0, 0, 10, 10));
        model.selection().set(List.of("a"));
        AtomicInteger changes = new AtomicInteger();
        Runnable away = model.selection().onChange(changes::incrementAndGet);

        model.selection().set(List.of("a"));
        assertThat(changes).hasValue(0);

        model.selection().toggle("a");
        away.run();
        model.selection().toggle("a");
        assertThat(changes).hasValue(1);
    }
}
