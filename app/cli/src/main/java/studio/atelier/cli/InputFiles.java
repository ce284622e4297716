package studio.atelier.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/** The files that the user names. */
final class InputFiles {

    private InputFiles() {}

    /** @throws InputException unless the file is there and is one */
    static void require(Path file) {
        if (Files.isDirectory(file)) {
            throw new InputException(file + " is a folder; name a file");
        }
        if (!Files.exists(file)) {
            throw new InputException(file + ": there is no such file");
        }
        if (!Files.isReadable(file)) {
            throw new InputException(file + " may not be read by you");
        }
    }
}
