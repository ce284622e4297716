package studio.atelier.engine.pipelines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {

    @Test
    void findsSlipsOfThePen() {
        List<String> known = List.of("TrainModel", "Evaluate", "Register");

        assertThat(Suggestion.nearest("TrianModel", known)).contains("TrainModel");
        assertThat(Suggestion.nearest("evaluate", known)).contains("Evaluate");
        assertThat(Suggestion.nearest("Deploy", known)).isEmpty();
        assertThat(Suggestion.hint("Regster", known)).isEqualTo(" Did you mean Register?");
        assertThat(Suggestion.hint("Deploy", known)).isEqualTo(" There are TrainModel, Evaluate, Register.");
        assertThat(Suggestion.hint("Deploy", List.of())).isEmpty();
    }
}
