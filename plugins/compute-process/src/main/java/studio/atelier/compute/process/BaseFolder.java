package studio.atelier.compute.process;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two names of a job's folder: {@code /opt/ml} for the job, and where it really lies. */
final class BaseFolder {

    static final String INSIDE = "/opt/ml";

    private static final Pattern MENTION = Pattern.compile("(?<![\\w.-])/opt/ml(?![\\w-]|\\.\\w)");

    private final Path root;
    private final String replacement;

    BaseFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.replacement = Matcher.quoteReplacement(this.root.toString().replace('\\', '/'));
    }

    Path root() {
        return root;
    }

    static boolean isNamedIn(String text) {
        return MENTION.matcher(text).find();
    }

    /** The text with every path under {@code /opt/ml} turned into the real one. */
    String rewrite(String text) {
        return MENTION.matcher(text).replaceAll(replacement);
    }

    /** Where a path as the job sees it lies on this machine; empty if the text is no path here. */
    Optional<Path> outside(String path) {
        try {
            if (path.equals(INSIDE) || path.startsWith(INSIDE + "/")) {
                return Optional.of(
                        root.resolve("." + path.substring(INSIDE.length())).normalize());
            }
            return Optional.of(Path.of(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
