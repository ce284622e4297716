package studio.atelier.compute.process;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Looks a command's program up as the system will, to say in words why it would not start. */
final class Program {

    /**
     * Why a command cannot start.
     *
     * @param exitCode 127 where the program is not there, 126 where it cannot be executed
     * @param message what is wrong and what to do
     */
    record Fault(int exitCode, String message) {}

    private static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;
    private static final int LONGEST_FIRST_LINE = 256;

    private final BaseFolder base;
    private final Path workingDirectory;
    private final String path;

    /** @param workingDirectory on this machine */
    Program(BaseFolder base, Path workingDirectory, String path) {
        this.base = base;
        this.workingDirectory = workingDirectory;
        this.path = path;
    }

    Optional<Fault> faultOf(List<String> command) {
        if (command.isEmpty() || command.getFirst().isBlank()) {
            return Optional.of(new Fault(NOT_FOUND, "The command is empty; name a program to run."));
        }
        String name = command.getFirst();
        if (name.contains("/") || name.contains(File.separator)) {
            Optional<Path> file = base.outside(name).map(workingDirectory::resolve);
            if (file.isEmpty() || !Files.exists(file.get())) {
                return Optional.of(new Fault(NOT_FOUND, name + ": not found; there is no such file."));
            }
            return faultOf(name, file.get());
        }
        List<Path> found = Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> base.outside(folder).stream())
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .toList();
        if (found.isEmpty()) {
            return Optional.of(new Fault(
                    NOT_FOUND,
                    name
                            + ": not found; no folder of PATH has such a program. Install it, or put its folder into PATH ("
                            + path + ")."));
        }
        return faultOf(
                name, found.stream().filter(Files::isExecutable).findFirst().orElse(found.getFirst()));
    }

    private Optional<Fault> faultOf(String name, Path file) {
        if (Files.isDirectory(file)) {
            return Optional.of(new Fault(NOT_EXECUTABLE, name + ": is a folder, not a program."));
        }
        if (!Files.isExecutable(file)) {
            return Optional.of(new Fault(
                    NOT_EXECUTABLE,
                    name + ": may not be executed; set its executable bit (chmod +x), or start it through its"
                            + " interpreter."));
        }
        String interpreter = interpreter(file);
        if (interpreter.startsWith("/")
                && !Files.exists(base.outside(interpreter.strip()).orElse(file))) {
            return Optional.of(new Fault(
                    NOT_FOUND,
                    name + ": not found; its first line asks for " + interpreter.strip() + ", which is not there."));
        }
        if (interpreter.endsWith("\r")) {
            return Optional.of(new Fault(
                    NOT_FOUND,
                    name + ": not found; its first line ends as lines end on Windows (CR LF). Save the file with LF"
                            + " line ends."));
        }
        return Optional.empty();
    }

    /** The interpreter that a script's first line names; empty if there is none. */
    private static String interpreter(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String start = new String(in.readNBytes(LONGEST_FIRST_LINE), StandardCharsets.ISO_8859_1);
            int end = start.indexOf('\n');
            if (!start.startsWith("#!") || end < 0) {
                return "";
            }
            String line = start.substring(2, end).stripLeading();
            int space = line.indexOf(' ');
            return space < 0 ? line : line.substring(0, space);
        } catch (IOException e) {
            // A program need not be readable to be run.
            return "";
        }
    }
}
