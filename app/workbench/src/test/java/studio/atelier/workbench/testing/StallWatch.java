package studio.atelier.workbench.testing;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test during which one task held the JavaFX thread longer than the limit, and names the code. Registered after
 * {@link Toolkit}, as in {@code @ExtendWith({Toolkit.class, StallWatch.class})}; as a field marked
 * {@code @RegisterExtension} it takes another limit and can be told of a warm-up. What {@code @BeforeAll} does is not watched.
 *
 * <p>The property {@code atelier.test.stall.scale} stretches the limit on slow machines: 2 doubles it.
 */
public final class StallWatch implements BeforeEachCallback, AfterEachCallback {

    /** What the studio promises: 50 ms. */
    public static final Duration LIMIT = Duration.ofMillis(50);

    private static final String SCALE = "atelier.test.stall.scale";

    private final Duration limit;
    private Stall stall;

    public StallWatch() {
        this(LIMIT);
    }

    public StallWatch(Duration limit) {
        double scale = Double.parseDouble(System.getProperty(SCALE, "1"));
        this.limit = Duration.ofNanos(Math.round(limit.toNanos() * scale));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        stall = Stall.watching(limit);
    }

    /**
     * Does something that is not watched: the first use of classes and style sheets in a process costs what no user
     * meets twice. The test says why it needs this.
     */
    public void warmUp(Runnable action) {
        List<String> before = end();
        action.run();
        Window.onFx(() -> true);
        if (!before.isEmpty()) {
            throw new AssertionError(words(before));
        }
        stall = Stall.watching(limit);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        List<String> found = end();
        if (!found.isEmpty()) {
            throw new AssertionError(words(found));
        }
    }

    private List<String> end() {
        stall.settle();
        stall.close();
        return stall.found();
    }

    private String words(List<String> found) {
        return "Nothing may hold the JavaFX thread longer than %d ms; found %d that did:%n%s"
                .formatted(limit.toMillis(), found.size(), String.join(System.lineSeparator(), found));
    }
}
