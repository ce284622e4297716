package studio.atelier.studio.models;

import java.util.Optional;

/**
 * A model package group in the list of groups.
 *
 * @param latest approval of its latest version; nothing before the first
 */
record GroupEntry(String name, String description, Optional<Approval> latest, int versions) {}
