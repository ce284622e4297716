package studio.atelier.engine.store.metadata;

import java.util.List;
import java.util.Optional;

/** A page of a listing, and the token of the next one if there is more. */
public record ResourcePage(List<Resource> resources, Optional<String> nextToken) {
    public ResourcePage {
        resources = List.copyOf(resources);
    }
}
