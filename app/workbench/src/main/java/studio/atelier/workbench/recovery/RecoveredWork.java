package studio.atelier.workbench.recovery;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Unsaved text that a crash left behind.
 *
 * @param document the file that was edited
 * @param text as it was last kept aside
 * @param kept when
 * @param entry the file of the journal that holds it
 */
public record RecoveredWork(Path document, String text, Instant kept, Path entry) {}
