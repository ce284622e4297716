import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Starts a program of the image on Linux. The launcher that jpackage makes asks rpm and dpkg at each start which package
 * it belongs to, for a tenth of a second and more; this one knows where it lies.
 */
final class ShellLauncher {

    private static final String TEXT = """
            #!/bin/sh
            # Java reads and writes the names of files in the locale's encoding; without a locale, only ASCII.
            case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
              *[Uu][Tt][Ff]*8*) ;;
              *) export LC_ALL=C.UTF-8 ;;
            esac
            self=$0
            while [ -L "$self" ]; do
              target=$(readlink "$self")
              case $target in
                /*) self=$target ;;
                *) self=${self%%/*}/$target ;;
              esac
            done
            root=$(CDPATH= cd -- "${self%%/*}/.." && pwd)
            app=$root/lib/app
            exec "$root/lib/runtime/bin/java" %s -cp "%s" %s "$@"
            """;

    private ShellLauncher() {}

    /**
     * Puts a script in the place of jpackage's launcher.
     *
     * @param options of Java, with {@code $APPDIR} for the folder of the jars
     */
    static void write(Path image, String name, String mainJar, String mainClass, List<String> options)
            throws IOException {
        Path app = image.resolve("lib/app");
        List<String> jars = new ArrayList<>(List.of(mainJar));
        Tool.files(app, ".jar").stream()
                .map(jar -> jar.getFileName().toString())
                .filter(jar -> !jar.equals(mainJar))
                .forEach(jars::add);
        String text = TEXT.formatted(
                options.stream()
                        .map(option -> '"' + option.replace("$APPDIR", "$app") + '"')
                        .collect(Collectors.joining(" ")),
                jars.stream().map(jar -> "$app/" + jar).collect(Collectors.joining(":")),
                mainClass);
        Path script = image.resolve("bin").resolve(name);
        Files.deleteIfExists(script);
        Files.writeString(script, text);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.deleteIfExists(app.resolve(name + ".cfg"));
    }
}
