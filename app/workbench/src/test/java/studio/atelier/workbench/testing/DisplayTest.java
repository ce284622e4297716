package studio.atelier.workbench.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Tests of a class that need a window system: drags between places and windows are its work. They move the mouse, so
 * they run on the display that {@code ATELIER_TEST_DISPLAY} names, such as {@code :97} of an Xvfb, and are skipped
 * without it.
 */
@Tag("display")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({DisplayTest.Condition.class, Toolkit.class})
public @interface DisplayTest {

    /** Says whether there is a display. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if ("Headless".equals(System.getProperty("glass.platform"))) {
                return ConditionEvaluationResult.disabled("Windows of this run are drawn in memory");
            }
            return Optional.ofNullable(System.getenv("ATELIER_TEST_DISPLAY"))
                    .filter(display -> !display.isBlank())
                    .map(display -> ConditionEvaluationResult.enabled("Display " + display))
                    .orElseGet(() -> ConditionEvaluationResult.disabled(
                            "There is no display: start one, as in \"Xvfb :97 -screen 0 1280x1024x24\", and set"
                                    + " ATELIER_TEST_DISPLAY to its name, as .ci/run does"));
        }
    }
}
