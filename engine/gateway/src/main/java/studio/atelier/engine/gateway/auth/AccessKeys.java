package studio.atelier.engine.gateway.auth;

import java.util.Optional;

/** The access keys that a server knows. */
@FunctionalInterface
public interface AccessKeys {

    /** The secret of a key. */
    Optional<String> secretOf(String accessKey);
}
