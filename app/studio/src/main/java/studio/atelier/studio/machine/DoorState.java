package studio.atelier.studio.machine;

import java.util.Optional;
import studio.atelier.engine.gateway.ClientAccess;

/** Where the door for clients stands. */
public sealed interface DoorState {

    /** Nobody comes in. */
    record Closed() implements DoorState {}

    /** It is being opened or closed. */
    record Changing(boolean opening) implements DoorState {}

    /**
     * Clients come in.
     *
     * @param access what they are told
     */
    record Open(ClientAccess access) implements DoorState {}

    /** It could not be opened or not be closed in order; nobody comes in. */
    record Failed(Throwable failure) implements DoorState {}

    /** @return what clients are told, while they come in */
    default Optional<ClientAccess> served() {
        return this instanceof Open(ClientAccess access) ? Optional.of(access) : Optional.empty();
    }

    /** @return whether it is open or being opened */
    default boolean isOn() {
        return this instanceof Open || this instanceof Changing(boolean opening) && opening;
    }
}
