import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs programs and copies folders. */
final class Tool {

    private Tool() {}

    /** Runs a program to its end; what it prints is shown only if it fails. */
    static void run(Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("atelier-package", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(15, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            Package.fail(command.getFirst() + " did not end within 15 minutes; its output is in " + log);
        }
        if (process.exitValue() != 0) {
            System.err.print(Files.readString(log));
            Package.fail(command.getFirst() + " ended with " + process.exitValue());
        }
        Files.delete(log);
    }

    static void run(String... command) throws IOException, InterruptedException {
        run(Map.of(), List.of(command));
    }

    /** @return what a program prints that ends well */
    static String read(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            Package.fail(command[0] + " ended with " + process.exitValue());
        }
        return printed;
    }

    /** @return the program of this Java, such as jpackage */
    static String ofJava(String name) {
        return Path.of(System.getProperty("java.home"), "bin", Package.isWindows() ? name + ".exe" : name)
                .toString();
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** @return the files of a folder with this ending */
    static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
