package studio.atelier.studio.start;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The folder of what the Studio itself keeps: settings, recovery, layouts. It is the user's configuration folder as
 * the system has it.
 */
public record StudioHome(Path folder) {

    public static StudioHome of(Optional<Path> chosen) {
        return new StudioHome(chosen.orElseGet(StudioHome::standard));
    }

    public Path settings() {
        return folder.resolve("settings.json");
    }

    public Path recovery() {
        return folder.resolve("recovery");
    }

    /** @return what the Studio logs */
    public Path log() {
        return folder.resolve("studio.log");
    }

    /** @return the socket on which an open Studio takes files from the next start */
    public Path socket() {
        return folder.resolve("studio.socket");
    }

    private static Path standard() {
        Path home = Path.of(System.getProperty("user.home"));
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return variable("APPDATA").orElse(home.resolve("AppData/Roaming")).resolve("Atelier");
        }
        if (system.contains("mac")) {
            return home.resolve("Library/Application Support/Atelier");
        }
        return variable("XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve("atelier");
    }

    private static Optional<Path> variable(String name) {
        return Optional.ofNullable(System.getenv(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
