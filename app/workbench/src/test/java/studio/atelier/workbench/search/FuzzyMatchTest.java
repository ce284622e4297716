package studio.atelier.workbench.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FuzzyMatchTest {

    private static List<String> best(String query, String... texts) {
        return Stream.of(texts)
                .filter(text -> FuzzyMatch.of(query, text).isPresent())
                .sorted(Comparator.comparingInt((String text) ->
                                FuzzyMatch.of(query, text).orElseThrow().score())
                        .reversed())
                .toList();
    }

    @Test
    void lettersMustOccurInOrder() {
        assertThat(FuzzyMatch.of("trn", "AbaloneTrain")).isPresent();
        assertThat(FuzzyMatch.of("nrt", "AbaloneTrain")).isEmpty();
    }

    @Test
    void initialsOfWordsComeBeforeLettersInside() {
        assertThat(best("rl", "Curl", "Reset the layout")).first().isEqualTo("Reset the layout");
    }

    @Test
    void aWordAsTypedComesFirst() {
        assertThat(best("train", "The run again in", "TrainAbalone", "Retrain"))
                .first()
                .isEqualTo("TrainAbalone");
    }

    @Test
    void matchedLettersAreTold() {
        assertThat(FuzzyMatch.of("at", "AbaloneTrain").orElseThrow().letters()).containsExactly(0, 7);
    }

    @Test
    void anEmptyQueryMatchesEverything() {
        assertThat(FuzzyMatch.of("", "Anything")).isPresent();
    }
}
