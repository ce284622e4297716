package studio.atelier.compute.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The programs of the system that start containers, by full path: a job's own {@code PATH} has no say in
 * which of them is used.
 */
final class Tools {

    private static final List<String> NAMES =
            List.of("sh", "setsid", "unshare", "mount", "setpriv", "env", "kill", "pkill");
    private static final List<String> USUAL_FOLDERS = List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin");

    private final Map<String, String> found = new LinkedHashMap<>();

    /** @param path the engine's {@code PATH} */
    Tools(String path) {
        List<String> folders = new ArrayList<>(USUAL_FOLDERS);
        folders.addAll(List.of(path.split(File.pathSeparator)));
        for (String name : NAMES) {
            folders.stream()
                    .filter(folder -> !folder.isEmpty())
                    .flatMap(folder -> executable(folder, name).stream())
                    .findFirst()
                    .ifPresent(file -> found.put(name, file));
        }
    }

    private static Optional<String> executable(String folder, String name) {
        try {
            Path file = Path.of(folder, name);
            return Files.isRegularFile(file) && Files.isExecutable(file)
                    ? Optional.of(file.toString())
                    : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(found.get(name));
    }

    boolean has(String... names) {
        return found.keySet().containsAll(List.of(names));
    }
}
