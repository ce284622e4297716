package studio.atelier.studio.preview;

import java.nio.file.Path;

/**
 * What is looked at.
 *
 * @param file where its bytes are
 * @param name on the tab, such as {@code model.tar.gz}
 * @param place where it is to the user: a path, a URI, or an entry of an archive
 */
public record Subject(Path file, String name, String place) {

    public static Subject of(Path file) {
        return new Subject(file, String.valueOf(file.getFileName()), file.toString());
    }
}
