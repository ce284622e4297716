package studio.atelier.workbench.search;

import java.util.List;

/** A room's contribution to search everywhere. */
public interface SearchProvider {

    /** @return the group of its hits, as in "Jobs" */
    String category();

    /**
     * Finds hits, best first. Runs on a background thread unless {@link #quick()}; an interrupt means that nobody waits
     * any more.
     *
     * @param query what was typed; empty for what is worth showing before anything is
     * @param limit how many hits are of use at most
     */
    List<SearchHit> search(String query, int limit);

    /** @return true if the search reads only memory of the JavaFX thread and takes no time to speak of */
    default boolean quick() {
        return false;
    }
}
