package studio.atelier.cli;

import java.nio.file.Path;
import java.util.Locale;
import studio.atelier.engine.api.object.ObjectUri;

/** What users give for objects: {@code s3://}, {@code file:} or a plain path. */
final class ObjectArgument {

    private ObjectArgument() {}

    static ObjectUri parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("s3:") || lower.startsWith("file:")) {
            return ObjectUri.parse(text);
        }
        return new ObjectUri.File(Path.of(text).toAbsolutePath().normalize());
    }

    /** True if the text names a folder by its last slash. */
    static boolean isFolder(String text) {
        return text.endsWith("/");
    }
}
