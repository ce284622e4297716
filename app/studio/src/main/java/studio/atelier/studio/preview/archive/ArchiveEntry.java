package studio.atelier.studio.preview.archive;

import java.time.Instant;
import java.util.Optional;

/**
 * An entry of an archive.
 *
 * @param index from 0, in the archive's order: names may come twice
 * @param name its path in the archive, with slashes
 * @param size in bytes; -1 if the archive does not say
 * @param refused why it is not opened, for a name that leads out of a folder, a link, a device
 */
public record ArchiveEntry(
        int index, String name, long size, Optional<Instant> modified, boolean folder, Optional<String> refused) {

    /** @return the name after the last slash */
    public String fileName() {
        String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        return plain.substring(plain.lastIndexOf('/') + 1);
    }
}
