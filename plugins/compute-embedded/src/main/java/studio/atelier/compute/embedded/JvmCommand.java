package studio.atelier.compute.embedded;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The command line of a forked JVM: this process's own Java and class path, tuned to start fast. */
final class JvmCommand {

    private final Path java;
    private final String classPath;

    JvmCommand() {
        boolean windows = File.separatorChar == '\\';
        this.java = Path.of(System.getProperty("java.home"), "bin", windows ? "java.exe" : "java");
        // The JVM starts in a folder of its own, so relative entries would miss.
        this.classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    String classPath() {
        return classPath;
    }

    /** A JVM that waits for an assignment. */
    List<String> waiting(long heapBytes, Path folder, List<String> cacheFlags) {
        List<String> command = base(heapBytes, folder);
        command.addAll(cacheFlags);
        command.add(EmbeddedMain.class.getName());
        return command;
    }

    /** A JVM that loads what a job loads, and ends. */
    List<String> rehearsal(Path folder, List<String> cacheFlags) {
        List<String> command = base(HeapSize.of(0), folder);
        command.addAll(cacheFlags);
        command.add(EmbeddedMain.class.getName());
        command.add("rehearse");
        return command;
    }

    private List<String> base(long heapBytes, Path folder) {
        return new ArrayList<>(List.of(
                java.toString(),
                "-Xmx" + (heapBytes >> 20) + "m",
                // One job, one young program: the smallest collector starts soonest.
                "-XX:+UseSerialGC",
                "-XX:ErrorFile=" + folder.resolve("native-crash.log"),
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + folder,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath));
    }
}
