package studio.atelier.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The last lines of a terminal, drawn again and again. Lines that are done with go above them and stay.
 * Only as many lines are drawn as the window has, or the cursor would not find back to the first.
 */
final class LiveBlock {

    private static final String ESCAPE = "\u001b[";

    private final PrintWriter out;
    private final Terminal terminal = new Terminal();
    private int drawn;

    LiveBlock(PrintWriter out) {
        this.out = out;
    }

    /** Columns that a line may have. */
    int columns() {
        return Math.max(20, terminal.size().columns() - 1);
    }

    /** Rows that the block may have. */
    int rows() {
        return Math.max(2, terminal.size().rows() - 1);
    }

    /**
     * Replaces the block.
     *
     * @param above lines to print above it, for good
     * @param block its new lines
     */
    void draw(List<String> above, List<String> block) {
        StringBuilder screen = new StringBuilder();
        if (drawn > 0) {
            screen.append(ESCAPE).append(drawn).append('A');
        }
        screen.append('\r').append(ESCAPE).append("0J");
        List<String> shown =
                new ArrayList<>(block.size() > rows() ? block.subList(block.size() - rows(), block.size()) : block);
        above.forEach(line -> screen.append(line).append('\n'));
        shown.forEach(line -> screen.append(Texts.fit(line, columns())).append('\n'));
        out.print(screen);
        out.flush();
        drawn = shown.size();
    }
}
