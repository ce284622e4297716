package studio.atelier.workbench.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

@ExtendWith(Toolkit.class)
class LogViewTest {

    private final LiveLogSource source = new LiveLogSource(10 << 20);
    private Window window;
    private LogView log;

    @BeforeEach
    void show() {
        source.append(LogShots.lines(5000));
        window = Window.show(900, 400, theme -> {
            log = new LogView(theme);
            log.setSource(source);
            return log;
        });
        settle();
    }

    private void settle() {
        window.await("the log has settled", () -> log.isSettled());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private long lastShown() {
        return Window.onFx(() -> {
            LogPoint point = log.canvas().point(200, log.canvas().getHeight() - 15);
            return point == null ? -1 : point.line();
        });
    }

    @Test
    void newLinesAreFollowedUntilOneScrollsUpAndAgainFromTheBottom() {
        assertThat(lastShown()).isEqualTo(4999);
        source.append(List.of("one more"));
        window.await("followed", () -> lastShown2() == 5000);

        window.robot().moveTo(log.canvas());
        window.robot().scroll(20, VerticalDirection.UP);
        settle();
        assertThat(log.followProperty().get()).isFalse();
        long before = lastShown();
        source.append(List.of("another"));
        settle();
        assertThat(lastShown()).isEqualTo(before);

        window.robot().scroll(60, VerticalDirection.DOWN);
        settle();
        assertThat(log.followProperty().get()).isTrue();
    }

    private long lastShown2() {
        LogPoint point = log.canvas().point(200, log.canvas().getHeight() - 15);
        return point == null ? -1 : point.line();
    }

    @Test
    void matchesAreCountedAndWalkedThrough() {
        window.click("#log-find");
        window.write("validation");
        window.await("counted", () -> log.count().equals("556 lines"));
        window.keys(KeyCode.SHIFT, KeyCode.F3);
        settle();
        long last = log.canvas().current();
        window.keys(KeyCode.SHIFT, KeyCode.F3);

        assertThat(log.canvas().current()).isEqualTo(last - 9);
        window.keys(KeyCode.F3);
        assertThat(log.canvas().current()).isEqualTo(last);
        assertThat(log.count()).endsWith(" of 556");
    }

    @Test
    void onlyMatchingLinesAreShownWhenFiltered() {
        window.click("#log-find");
        window.write("validation");
        window.click(".toggle-button");
        window.await(
                "filtered",
                () -> log.canvas().rows() != null && log.canvas().rows().count() == 556);
        source.append(List.of("nothing", "Epoch[9] Validation-mAP=1"));
        window.await("the new line passed the filter", () -> log.canvas().rows().count() == 557);

        assertThat(log.canvas().rows().line(556)).isEqualTo(5001);
    }

    @Test
    void selectedTextIsCopiedWithoutNumbersAndTimes() {
        Window.onFx(() -> {
            log.canvas().selection().begin(new LogPoint(2, 0));
            log.canvas().selection().extend(new LogPoint(3, 8));
            log.canvas().requestFocus();
            return true;
        });
        window.keys(KeyCode.CONTROL, KeyCode.C);
        window.await("copied", () -> Clipboard.getSystemClipboard().hasString());

        assertThat(Window.onFx(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo("Epoch[3] Batch [20] Speed: 214.3 samples/sec  CrossEntropy=0.53\nEpoch[4]");
    }

    private void width(double width) {
        Window.onFx(() -> {
            window.stage().setWidth(width);
            return width;
        });
        window.await("it is as wide", () -> Math.abs(log.getWidth() - width) < 1);
        Window.onFx(() -> {
            log.applyCss();
            log.layout();
            return true;
        });
        window.settle();
        window.screenshot(Path.of("target/shots/log/tools-%.0f.png".formatted(width)));
    }

    /** @return what is cut off of the tools, or reaches out of the view */
    private List<String> cut() {
        return Window.onFx(() -> log.getTop().lookupAll("*").stream()
                .filter(node -> node instanceof Region && node.getParent() == log.getTop() && node.isVisible())
                .map(Region.class::cast)
                .filter(tool -> tool.getBoundsInParent().getMaxX() > log.getWidth() + 0.5
                        || !(tool instanceof TextField) && tool.getWidth() < tool.prefWidth(-1) - 0.5)
                .map(tool -> tool + " is " + tool.getWidth() + " wide of " + tool.prefWidth(-1))
                .toList());
    }

    @Test
    void noWordOfTheToolsIsCutInANarrowView() {
        ToggleButton follow = window.find("#log-follow");
        TextField find = window.find("#log-find");
        assertThat(follow.getContentDisplay()).isEqualTo(ContentDisplay.LEFT);
        assertThat(find.getWidth()).isEqualTo(200);

        width(480);
        assertThat(cut()).isEmpty();
        assertThat(find.getWidth()).isLessThan(200);
        assertThat(follow.getContentDisplay()).isEqualTo(ContentDisplay.LEFT);

        width(410);
        assertThat(cut()).isEmpty();
        assertThat(follow.getContentDisplay()).isEqualTo(ContentDisplay.GRAPHIC_ONLY);
        assertThat(follow.getTooltip().getText()).startsWith("Stay at the newest line");

        window.click("#log-find");
        window.write("validation");
        window.await("counted", () -> log.count().equals("556 lines"));
        assertThat(cut()).isEmpty();
        assertThat(window.robot().lookup("#log-previous").match(Node::isVisible).tryQuery())
                .isEmpty();

        width(900);
        assertThat(cut()).isEmpty();
        assertThat(follow.getContentDisplay()).isEqualTo(ContentDisplay.LEFT);
    }
}
