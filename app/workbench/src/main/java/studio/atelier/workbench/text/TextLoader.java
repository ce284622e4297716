package studio.atelier.workbench.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.application.Platform;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.ReadOnlyStyledDocument;

/** Fills an area with a text; a long one piece by piece, so that the window stays alive. JavaFX thread. */
final class TextLoader {

    private static final int PIECE = 100_000;

    /** A part of the text, ready for the area. */
    private record Piece(ReadOnlyStyledDocument<Collection<String>, String, Collection<String>> document) {}

    private final CodeArea area;
    private final List<Runnable> waiting = new ArrayList<>();
    private long generation;
    private boolean isLoaded = true;

    TextLoader(CodeArea area) {
        this.area = area;
    }

    /**
     * Replaces the text, with nothing to undo.
     *
     * @param then called once all of it is there; not if another text came meanwhile
     */
    void load(String text, Runnable then) {
        long mine = ++generation;
        String unix = unix(text);
        isLoaded = false;
        area.setEditable(false);
        if (unix.length() < PIECE) {
            area.replaceText(unix);
            loaded(then);
            return;
        }
        area.clear();
        Thread.ofVirtual().name("text-load").start(() -> append(pieces(unix), 0, mine, then));
    }

    static String unix(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
    }

    boolean isLoaded() {
        return isLoaded;
    }

    /** Runs the action at once if all of the text is there, or else as soon as it is. */
    void whenLoaded(Runnable action) {
        if (isLoaded) {
            action.run();
        } else {
            waiting.add(action);
        }
    }

    private List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        for (int from = 0; from < text.length(); ) {
            int end = text.indexOf('\n', Math.min(text.length(), from + PIECE)) + 1;
            end = end == 0 ? text.length() : end;
            pieces.add(new Piece(ReadOnlyStyledDocument.fromString(
                    text.substring(from, end), List.of(), List.of(), area.getSegOps())));
            from = end;
        }
        return pieces;
    }

    private void append(List<Piece> pieces, int index, long mine, Runnable then) {
        Platform.runLater(() -> {
            if (mine != generation) {
                return;
            }
            if (index == pieces.size()) {
                loaded(then);
                return;
            }
            area.replace(area.getLength(), area.getLength(), pieces.get(index).document());
            append(pieces, index + 1, mine, then);
        });
    }

    private void loaded(Runnable then) {
        area.getUndoManager().forgetHistory();
        area.getUndoManager().mark();
        area.moveTo(0);
        area.showParagraphAtTop(0);
        isLoaded = true;
        then.run();
        List<Runnable> due = List.copyOf(waiting);
        waiting.clear();
        due.forEach(Runnable::run);
    }
}
