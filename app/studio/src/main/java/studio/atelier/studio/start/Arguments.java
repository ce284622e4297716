package studio.atelier.studio.start;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the program was started with.
 *
 * @param files to open: folders, pipeline definitions, or other files
 * @param workspace instead of the project's
 * @param debug shows what is logged on stderr
 * @param rehearse opens the window and the files, then ends: a start to learn from
 * @param home folder of settings, recovery and layouts instead of the user's
 */
public record Arguments(
        List<Path> files, Optional<Path> workspace, Optional<Path> home, boolean debug, boolean rehearse) {

    /** @return whether this start has a window of its own, also beside one that is open */
    public boolean isAlone() {
        return rehearse || workspace.isPresent();
    }

    /** @throws IllegalArgumentException naming the argument that is not understood */
    public static Arguments parse(String... arguments) {
        List<Path> files = new ArrayList<>();
        Optional<Path> workspace = Optional.empty();
        Optional<Path> home = Optional.empty();
        boolean debug = false;
        boolean rehearse = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--workspace" -> workspace = Optional.of(path(arguments, ++i));
                case "--home" -> home = Optional.of(path(arguments, ++i));
                case "--debug" -> debug = true;
                case "--rehearse" -> rehearse = true;
                default -> {
                    if (arguments[i].startsWith("--")) {
                        throw new IllegalArgumentException("There is no option " + arguments[i]
                                + "; the Studio takes FILE..., --workspace DIR, --home DIR and --debug.");
                    }
                    files.add(Path.of(arguments[i]).toAbsolutePath().normalize());
                }
            }
        }
        return new Arguments(List.copyOf(files), workspace, home, debug, rehearse);
    }

    private static Path path(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " wants a folder after it.");
        }
        return Path.of(arguments[index]).toAbsolutePath().normalize();
    }
}
