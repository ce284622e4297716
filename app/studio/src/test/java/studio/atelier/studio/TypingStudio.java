package studio.atelier.studio;

import java.nio.file.Path;
import org.fxmisc.richtext.CodeArea;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

/** A program of its own for tests that kill it: opens the Studio, types into a file and waits for its end. */
final class TypingStudio {

    /** What it prints once it has typed. */
    static final String TYPED = "typed";

    private TypingStudio() {}

    /**
     * @param arguments the folder of the test, the file to open, what to type
     */
    public static void main(String[] arguments) throws Exception {
        new Toolkit().beforeAll(null);
        StudioHands hands = StudioHands.open(Path.of(arguments[0]));
        hands.openFile(Path.of(arguments[1]));
        hands.await("the file is open", () -> hands.visible(".at-code-area").isPresent());
        Window.onFx(() -> {
            CodeArea area = (CodeArea) hands.visible(".at-code-area").orElseThrow();
            area.requestFocus();
            area.moveTo(area.getLength());
            return true;
        });
        hands.write(arguments[2]);
        System.out.println(TYPED);
        Thread.currentThread().join();
    }
}
