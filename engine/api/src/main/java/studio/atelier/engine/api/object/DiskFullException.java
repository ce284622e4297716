package studio.atelier.engine.api.object;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** There is no room left on the disk that something was to be written to. The message says which, and what to do. */
public final class DiskFullException extends IOException {
    private static final long serialVersionUID = 1L;

    // As Linux and macOS word ENOSPC and EDQUOT, and Windows ERROR_DISK_FULL.
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk");

    private DiskFullException(Path folder, String said, IOException cause) {
        super(
                "There is no room left on the disk of " + folder + " (" + said + "); free some space on it and try"
                        + " again",
                cause);
    }

    /**
     * The same failure, with the disk named if it is a lack of room.
     *
     * @param folder what was written to
     */
    public static IOException explain(IOException failure, Path folder) {
        if (failure instanceof DiskFullException) {
            return failure;
        }
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String message = String.valueOf(at.getMessage());
            for (String full : FULL) {
                if (message.contains(full)) {
                    return new DiskFullException(folder, full, failure);
                }
            }
        }
        return failure;
    }
}
