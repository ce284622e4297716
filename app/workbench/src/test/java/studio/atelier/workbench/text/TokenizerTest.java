package studio.atelier.workbench.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenizerTest {

    private static List<String> words(Language language, String text) {
        String[] lines = text.split("\n", -1);
        List<LineTokens> tokens = Tokenizer.tokens(language, text);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            LineTokens line = tokens.get(i);
            for (int j = 0; j < line.count(); j++) {
                int start = line.start(j);
                words.add(line.kind(j) + " " + lines[i].substring(start, start + line.length(j)));
            }
        }
        return words;
    }

    @Test
    void keysOfJsonDifferFromItsStrings() {
        assertThat(words(Language.JSON, "{\"a\\\"b\": [\"x\", -1.5e+3, true]}"))
                .containsExactly("KEY \"a\\\"b\"", "STRING \"x\"", "NUMBER -1.5e+3", "LITERAL true");
    }

    @Test
    void aStringOfPythonMayGoOverLines() {
        assertThat(words(Language.PYTHON, "x = \"\"\"one\ntwo\"\"\" # end"))
                .containsExactly("STRING \"\"\"one", "STRING two\"\"\"", "COMMENT # end");
    }

    @Test
    void sqlKnowsItsWordsInAnyCaseAndItsComments() {
        assertThat(words(Language.SQL, "SELECT max(x) /* a\nb */ from t -- c"))
                .containsExactly(
                        "KEYWORD SELECT",
                        "FUNCTION max",
                        "COMMENT /* a",
                        "COMMENT b */",
                        "KEYWORD from",
                        "COMMENT -- c");
    }

    @Test
    void aStringWithoutAnEndStopsWithItsLine() {
        assertThat(words(Language.JSON, "\"open\n1")).containsExactly("STRING \"open", "NUMBER 1");
        assertThat(words(Language.JSON, "\"end\\")).containsExactly("STRING \"end\\");
    }

    @Test
    void everyLineHasTokensHoweverLongTheTextIs() {
        String text = Samples.largeJson(1_000_000);

        assertThat(Tokenizer.tokens(Language.JSON, text)).hasSize(text.split("\n", -1).length);
    }

    @Test
    void objectsAndArraysOfSeveralLinesCanBeFolded() {
        List<LineTokens> tokens = Tokenizer.tokens(Language.JSON, Samples.JSON);

        assertThat(Folds.of(Language.JSON, Samples.JSON, tokens))
                .containsAllEntriesOf(Map.of(0, 15, 2, 4, 6, 14, 7, 13, 10, 12));
    }

    @Test
    void bracketsInsideStringsDoNotCount() {
        List<String> lines = List.of("{\"a\": \"}\",", " \"b\": [1]}");
        List<LineTokens> tokens = Tokenizer.tokens(Language.JSON, String.join("\n", lines));
        Brackets brackets = new Brackets(2, lines::get, tokens::get);

        assertThat(brackets.match(0, 0)).isEqualTo(new Brackets.Place(1, 9));
        assertThat(brackets.match(1, 9)).isEqualTo(new Brackets.Place(0, 0));
        assertThat(brackets.isBracket(0, 7)).isFalse();
    }

    @Test
    void allMatchesAreReplacedBetweenTheFirstAndTheLast() {
        String text = "a Model, a model, no more";
        int[] found = TextSearch.find(text, "model");

        assertThat(found).containsExactly(2, 11);
        assertThat(TextSearch.replaced(text, found, 5, "run")).isEqualTo("run, a run");
        assertThat(TextSearch.next(found, 3, true)).isEqualTo(1);
        assertThat(TextSearch.next(found, 12, true)).isZero();
        assertThat(TextSearch.next(found, 2, false)).isEqualTo(1);
    }
}
