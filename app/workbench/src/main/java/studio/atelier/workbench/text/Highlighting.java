package studio.atelier.workbench.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;
import org.fxmisc.richtext.model.StyledDocument;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.thread.UiThread;

/**
 * Colours an area: the whole text is cut into tokens in the background whenever it has come to rest, and only the lines
 * that come into view are styled. JavaFX thread.
 */
final class Highlighting {

    private static final Duration REST = Duration.ofMillis(120);

    private final CodeArea area;
    private final Runnable done;
    private final Set<Integer> styled = new HashSet<>();
    private final Runnable restyle = UiThread.coalesced(this::styleVisible);
    private Language language = Language.PLAIN;
    private List<LineTokens> tokens = List.of();
    private Map<Integer, Integer> folds = Map.of();
    private long version;
    private boolean styling;

    Highlighting(CodeArea area, Runnable done) {
        this.area = area;
        this.done = done;
        area.multiPlainChanges().subscribe(changes -> version++);
        area.multiPlainChanges().successionEnds(REST).subscribe(changes -> tokenize());
        area.getVisibleParagraphs().sizeProperty().addListener((property, old, now) -> restyle.run());
        area.estimatedScrollYProperty().addListener((property, old, now) -> restyle.run());
    }

    void use(Language chosen) {
        language = chosen;
        tokenize();
    }

    Map<Integer, Integer> folds() {
        return folds;
    }

    @Nullable
    LineTokens line(int line) {
        return line < tokens.size() ? tokens.get(line) : null;
    }

    /** The styles of a line were changed by something else. */
    void again(int line) {
        styled.remove(line);
        restyle.run();
    }

    private void tokenize() {
        // An immutable snapshot: its text is put together in the background.
        StyledDocument<Collection<String>, String, Collection<String>> snapshot = area.getDocument();
        long asked = version;
        Language wanted = language;
        Thread.ofVirtual().name("highlight").start(() -> {
            String text = snapshot.getText();
            List<LineTokens> found = Tokenizer.tokens(wanted, text);
            Map<Integer, Integer> foldable = Folds.of(wanted, text, found);
            UiThread.run(() -> {
                if (asked == version && wanted == language) {
                    tokens = found;
                    folds = foldable;
                    styled.clear();
                    styleVisible();
                    done.run();
                }
            });
        });
    }

    private void styleVisible() {
        if (styling) {
            return;
        }
        styling = true;
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < area.getVisibleParagraphs().size(); i++) {
            shown.add(area.visibleParToAllParIndex(i));
        }
        for (int line : shown) {
            if (line >= 0 && line < area.getParagraphs().size() && line < tokens.size() && styled.add(line)) {
                StyleSpans<Collection<String>> spans = spans(line);
                if (spans != null) {
                    area.setStyleSpans(line, 0, spans);
                }
            }
        }
        styling = false;
    }

    private @Nullable StyleSpans<Collection<String>> spans(int line) {
        LineTokens found = tokens.get(line);
        int length = area.getParagraphLength(line);
        if (length == 0) {
            return null;
        }
        StyleSpansBuilder<Collection<String>> builder = new StyleSpansBuilder<>();
        int at = 0;
        for (int i = 0; i < found.count() && found.start(i) < length; i++) {
            if (found.start(i) > at) {
                builder.add(TokenKind.PLAIN.style(), found.start(i) - at);
            }
            int end = Math.min(length, found.start(i) + found.length(i));
            builder.add(found.kind(i).style(), end - found.start(i));
            at = end;
        }
        if (at < length) {
            builder.add(TokenKind.PLAIN.style(), length - at);
        }
        return builder.create();
    }
}
