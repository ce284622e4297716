package studio.atelier.engine.store.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * A workspace: one folder with everything an engine keeps. Any number of programs may have it open.
 *
 * @param root its folder
 */
public record Workspace(Path root) {

    /** Environment variable that names the workspace to use where none is given. */
    public static final String VARIABLE = "ATELIER_WORKSPACE";

    /**
     * Opens a workspace, making its folders where they are missing.
     *
     * @throws IOException if the folder cannot be made or written; the message says which
     */
    public static Workspace open(Path root) throws IOException {
        Workspace workspace = new Workspace(root.toAbsolutePath().normalize());
        for (Path folder : new Path[] {
            workspace.database().getParent(),
            workspace.buckets(),
            workspace.logs(),
            workspace.jobs(),
            workspace.temporary(),
            workspace.cache()
        }) {
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new IOException(
                        "The workspace folder " + folder + " cannot be made (" + e.getMessage()
                                + "); choose another with --workspace or " + VARIABLE,
                        e);
            }
        }
        return workspace;
    }

    /** The workspace of this user: {@value #VARIABLE}, else a folder in the user's data folder. */
    public static Path defaultRoot() {
        return defaultRoot(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    static Path defaultRoot(Map<String, String> environment, String system, Path home) {
        String named = environment.get(VARIABLE);
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        String os = system.toLowerCase(Locale.ROOT);
        if (os.contains("win")) {
            String local = environment.get("LOCALAPPDATA");
            return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("Atelier");
        }
        if (os.contains("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Atelier");
        }
        String data = environment.get("XDG_DATA_HOME");
        return (data == null || data.isBlank() ? home.resolve(".local").resolve("share") : Path.of(data))
                .resolve("atelier");
    }

    /** The H2 database, without its file ending. */
    public Path database() {
        return root.resolve("metadata").resolve("atelier");
    }

    /** One folder a bucket. */
    public Path buckets() {
        return root.resolve("buckets");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** The container trees of running jobs. */
    public Path jobs() {
        return root.resolve("jobs");
    }

    /** Files being written. */
    public Path temporary() {
        return root.resolve("tmp");
    }

    /** What can be made again: archives for a quick start, Python packages, checks of interpreters. */
    public Path cache() {
        return root.resolve("cache");
    }
}
