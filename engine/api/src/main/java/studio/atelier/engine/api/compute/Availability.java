package studio.atelier.engine.api.compute;

/**
 * Whether a runtime could start a launch now.
 *
 * @param state how far it is from a start
 * @param text for people: what will run it and where; or, if nothing can, why and what to do
 */
public record Availability(State state, String text) {

    /** How far a launch is from its start. */
    public enum State {
        /** All that it needs is here. */
        READY,
        /** It can be started once something is fetched from elsewhere, such as its image. */
        TO_BE_FETCHED,
        /** It cannot be started. */
        UNAVAILABLE
    }
}
