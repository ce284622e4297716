package studio.atelier.engine.store.metadata;

/** A resource of that kind and name exists already. */
public final class DuplicateResourceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DuplicateResourceException(String kind, String name) {
        super("There is a " + kind + " named " + name + " already");
    }
}
