package studio.atelier.studio;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import studio.atelier.workbench.testing.Toolkit;

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
        hands.click(".at-text-editor");
        hands.keys(KeyCode.CONTROL, KeyCode.END);
        hands.write(arguments[2]);
        System.out.println(TYPED);
        Thread.currentThread().join();
    }
}
