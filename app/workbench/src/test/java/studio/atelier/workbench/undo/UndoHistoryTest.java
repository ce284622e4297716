package studio.atelier.workbench.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UndoHistoryTest {

    private final MovableClock clock = new MovableClock();
    private final UndoHistory<String> history = new UndoHistory<>("", clock);

    /** Adds letters at the end; those added without a pause are one edit. */
    private record Append(String letters) implements Edit<String> {
        @Override
        public String name() {
            return "type " + letters;
        }

        @Override
        public String apply(String state) {
            return state + letters;
        }

        @Override
        public String revert(String state) {
            return state.substring(0, state.length() - letters.length());
        }

        @Override
        public Optional<Edit<String>> merge(Edit<String> next) {
            return next instanceof Append(String more) ? Optional.of(new Append(letters + more)) : Optional.empty();
        }
    }

    private static final class MovableClock extends Clock {
        private Instant now = Instant.EPOCH;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    private void typeAfterPause(String letters) {
        clock.now = clock.now.plus(Duration.ofSeconds(5));
        history.apply(new Append(letters));
    }

    @Test
    void editsAreUndoneAndRedoneOneByOne() {
        typeAfterPause("a");
        typeAfterPause("b");

        history.undo();
        assertThat(history.state()).isEqualTo("a");
        history.undo();
        assertThat(history.state()).isEmpty();
        history.redo();
        history.redo();

        assertThat(history.state()).isEqualTo("ab");
        assertThat(history.canRedo().get()).isFalse();
    }

    @Test
    void editsInQuickSuccessionAreOne() {
        history.apply(new Append("a"));
        history.apply(new Append("b"));
        history.apply(new Append("c"));

        assertThat(history.names()).containsExactly("type abc");
        history.undo();
        assertThat(history.state()).isEmpty();
    }

    @Test
    void anEditAfterASaveIsNeverMergedIntoOneBefore() {
        history.apply(new Append("a"));
        history.markSaved();
        history.apply(new Append("b"));

        history.undo();

        assertThat(history.state()).isEqualTo("a");
        assertThat(history.dirty().get()).isFalse();
    }

    @Test
    void aNewEditForgetsWhatWasUndone() {
        typeAfterPause("a");
        typeAfterPause("b");
        history.undo();
        typeAfterPause("c");

        assertThat(history.state()).isEqualTo("ac");
        assertThat(history.canRedo().get()).isFalse();
        assertThat(history.names()).containsExactly("type a", "type c");
    }

    @Test
    void undoingBeforeTheSaveAndEditingElsewhereStaysDirtyForever() {
        typeAfterPause("a");
        history.markSaved();
        history.undo();
        typeAfterPause("b");

        assertThat(history.dirty().get()).isTrue();
        history.undo();
        assertThat(history.dirty().get()).isTrue();
    }

    @Test
    void theHistoryCanBeWalkedToAnyPlace() {
        typeAfterPause("a");
        typeAfterPause("b");
        typeAfterPause("c");

        history.goTo(1);
        assertThat(history.state()).isEqualTo("a");
        history.goTo(3);
        assertThat(history.state()).isEqualTo("abc");
        assertThatThrownBy(() -> history.goTo(4)).hasMessageContaining("3 edits");
    }

    @Test
    void walkingFarTellsOnlyTheStateAtTheEnd() {
        List<String> told = new ArrayList<>();
        for (String letter : List.of("a", "b", "c")) {
            history.apply(new Append(letter));
            clock.now = clock.now.plusSeconds(5);
        }
        history.stateProperty().addListener((observable, before, now) -> told.add(now));

        history.goTo(0);
        history.goTo(3);

        assertThat(told).containsExactly("", "abc");
        assertThat(history.positionProperty().get()).isEqualTo(3);
    }
}
