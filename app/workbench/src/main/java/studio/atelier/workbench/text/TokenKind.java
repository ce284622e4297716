package studio.atelier.workbench.text;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What a stretch of text is; style sheets colour it by {@link #style()}. */
enum TokenKind {
    PLAIN,
    KEYWORD,
    LITERAL,
    NUMBER,
    STRING,
    KEY,
    COMMENT,
    FUNCTION,
    LOG_ERROR,
    LOG_WARNING,
    LOG_DEBUG;

    private final List<String> style =
            List.of("at-token-" + name().toLowerCase(Locale.ROOT).replace('_', '-'));

    Collection<String> style() {
        return style;
    }
}
