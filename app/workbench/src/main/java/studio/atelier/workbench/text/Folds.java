package studio.atelier.workbench.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which lines of a JSON text open an object or array that ends on a later line. */
final class Folds {

    private static final int LONGEST = 20_000;

    private Folds() {}

    /** @return the last line to hide, by the line that stays; bodies beyond 20,000 lines are left out */
    static Map<Integer, Integer> of(Language language, String text, List<LineTokens> tokens) {
        Map<Integer, Integer> folds = new HashMap<>();
        if (language != Language.JSON) {
            return folds;
        }
        int[] open = new int[64];
        int depth = 0;
        int line = 0;
        int lineStart = 0;
        int token = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                line++;
                lineStart = i + 1;
                token = 0;
            } else if (line < tokens.size()
                    && token < tokens.get(line).count()
                    && i - lineStart == tokens.get(line).start(token)) {
                i += tokens.get(line).length(token) - 1;
                token++;
            } else if (c == '{' || c == '[') {
                if (depth == open.length) {
                    open = Arrays.copyOf(open, depth * 2);
                }
                open[depth++] = line;
            } else if ((c == '}' || c == ']') && depth > 0) {
                int begun = open[--depth];
                if (line - begun > 1 && line - begun < LONGEST) {
                    folds.put(begun, line - 1);
                }
            }
        }
        return folds;
    }
}
