package studio.atelier.studio.models;

import java.util.Optional;
import studio.atelier.workbench.control.Status;

/**
 * A model package group in the list.
 *
 * @param versions how many there are
 * @param latest how the approval of the latest version stands; nothing while there is none
 */
record GroupEntry(String name, String description, int versions, Optional<Status> latest) {}
