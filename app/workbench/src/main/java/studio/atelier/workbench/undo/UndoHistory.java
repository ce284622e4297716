package studio.atelier.workbench.undo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The state of an editor and the way it came to be: unlimited undo and redo, small edits in quick succession merged.
 * One thread, that of the screen.
 *
 * @param <S> the immutable state
 */
public final class UndoHistory<S> {

    /** Edits of one kind with a longer pause between them are undone one by one. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final int NEVER = -1;

    private final Clock clock;
    private final ReadOnlyObjectWrapper<S> state;
    private final List<Edit<S>> edits = new ArrayList<>();
    private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper();
    private final ReadOnlyIntegerWrapper saved = new ReadOnlyIntegerWrapper();
    private Instant last = Instant.MIN;

    public UndoHistory(S initial) {
        this(initial, Clock.systemUTC());
    }

    UndoHistory(S initial, Clock clock) {
        this.clock = clock;
        this.state = new ReadOnlyObjectWrapper<>(initial);
    }

    public S state() {
        return state.get();
    }

    public ReadOnlyObjectProperty<S> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Applies an edit; what had been undone is forgotten. */
    public void apply(Edit<S> edit) {
        S next = edit.apply(state.get());
        Instant now = clock.instant();
        forgetUndone();
        Optional<Edit<S>> merged = position.get() > 0 && position.get() != saved.get() && now.isBefore(last.plus(PAUSE))
                ? edits.getLast().merge(edit)
                : Optional.empty();
        if (merged.isPresent()) {
            edits.set(edits.size() - 1, merged.get());
        } else {
            edits.add(edit);
            position.set(edits.size());
        }
        last = now;
        state.set(next);
    }

    public void undo() {
        if (position.get() > 0) {
            goTo(position.get() - 1);
        }
    }

    public void redo() {
        if (position.get() < edits.size()) {
            goTo(position.get() + 1);
        }
    }

    /**
     * Walks to a place in the history. Only the state there is told, not those on the way.
     *
     * @param target how many edits are to count, 0 to the number of {@link #names()}
     * @throws IllegalArgumentException if there is no such place
     */
    public void goTo(int target) {
        if (target < 0 || target > edits.size()) {
            throw new IllegalArgumentException("The history has " + edits.size() + " edits, not " + target);
        }
        if (target == position.get()) {
            return;
        }
        S there = state.get();
        for (int at = position.get(); at > target; at--) {
            there = edits.get(at - 1).revert(there);
        }
        for (int at = position.get(); at < target; at++) {
            there = edits.get(at).apply(there);
        }
        position.set(target);
        last = Instant.MIN;
        state.set(there);
    }

    /** @return the names of all edits, the undone ones too, the oldest first */
    public List<String> names() {
        return edits.stream().map(Edit::name).toList();
    }

    /** @return how many edits count */
    public ReadOnlyIntegerProperty positionProperty() {
        return position.getReadOnlyProperty();
    }

    public BooleanBinding canUndo() {
        return position.greaterThan(0);
    }

    public BooleanBinding canRedo() {
        return Bindings.createBooleanBinding(() -> position.get() < edits.size(), position, state);
    }

    public Optional<String> undoName() {
        return position.get() > 0 ? Optional.of(edits.get(position.get() - 1).name()) : Optional.empty();
    }

    public Optional<String> redoName() {
        return position.get() < edits.size()
                ? Optional.of(edits.get(position.get()).name())
                : Optional.empty();
    }

    /** Notes that the state as it is was saved. */
    public void markSaved() {
        saved.set(position.get());
    }

    /** @return whether the state differs from the one saved */
    public BooleanBinding dirty() {
        return position.isNotEqualTo(saved);
    }

    private void forgetUndone() {
        if (position.get() < edits.size()) {
            edits.subList(position.get(), edits.size()).clear();
            if (saved.get() > edits.size()) {
                saved.set(NEVER);
            }
        }
    }
}
