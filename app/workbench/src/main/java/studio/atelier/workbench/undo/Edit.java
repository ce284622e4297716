package studio.atelier.workbench.undo;

import java.util.Optional;

/**
 * A change as a value.
 *
 * @param <S> the immutable state that is edited
 */
public interface Edit<S> {

    /** @return what the user did, as it reads after "Undo", as in "set max_depth to 6" */
    String name();

    S apply(S state);

    S revert(S state);

    /**
     * @param next the edit that follows this one without a pause
     * @return one edit that does both, or nothing if they are to be undone one by one
     */
    default Optional<Edit<S>> merge(Edit<S> next) {
        return Optional.empty();
    }
}
