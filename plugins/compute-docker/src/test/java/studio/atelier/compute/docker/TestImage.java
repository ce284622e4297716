package studio.atelier.compute.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Assumptions;

/** The root file system of an image made of this machine's own shell and small programs. No registry is needed. */
final class TestImage {

    private static final List<String> PROGRAMS = List.of(
            "sh",
            "bash",
            "cat",
            "ls",
            "mkdir",
            "rm",
            "sleep",
            "id",
            "touch",
            "head",
            "tail",
            "env",
            "chmod",
            "sort",
            "stat",
            "hostname",
            "getent",
            "seq",
            "tr",
            "date");

    private static final Pattern LIBRARY = Pattern.compile("(/\\S+) \\(0x");

    private TestImage() {}

    /** As a tar; skips the test where the programs or {@code ldd} are missing. */
    static byte[] rootFileSystem() throws IOException, InterruptedException {
        Set<Path> files = new LinkedHashSet<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (String folder : List.of("bin/", "etc/", "lib/", "opt/", "root/", "proc/", "sys/", "dev/")) {
                folder(tar, folder, 0755);
            }
            folder(tar, "tmp/", 01777);
            file(tar, "etc/passwd", "root:x:0:0:root:/root:/bin/sh\n".getBytes(StandardCharsets.UTF_8), 0644);
            file(tar, "etc/nsswitch.conf", "hosts: files dns\n".getBytes(StandardCharsets.UTF_8), 0644);
            // What "docker run IMAGE train" starts: it says so, and then does what the job's file tells it.
            file(tar, "bin/train", """
                    #!/bin/sh
                    echo "train in $(pwd) as $(id -u):$(id -g)"
                    exec /bin/sh /opt/ml/input/data/code/train.sh
                    """.getBytes(StandardCharsets.UTF_8), 0755);
            file(tar, "bin/show", "#!/bin/sh\necho \"shown: $*\"\n".getBytes(StandardCharsets.UTF_8), 0755);
            for (String program : PROGRAMS) {
                Path found = find(program);
                file(tar, "bin/" + program, Files.readAllBytes(found.toRealPath()), 0755);
                files.addAll(libraries(found));
            }
            for (Path library : files) {
                file(tar, library.toString().substring(1), Files.readAllBytes(library.toRealPath()), 0755);
            }
        }
        return bytes.toByteArray();
    }

    /** One that no image has been made of before. */
    static byte[] fresh() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            file(tar, "id", UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8), 0644);
        }
        return bytes.toByteArray();
    }

    private static Path find(String program) {
        Path found = Stream.of("/bin", "/usr/bin")
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        Assumptions.assumeTrue(found != null, "This machine has no " + program + " to make an image of");
        return found;
    }

    private static List<Path> libraries(Path program) throws IOException, InterruptedException {
        Process ldd = new ProcessBuilder("ldd", program.toString())
                .redirectErrorStream(true)
                .start();
        String text = new String(ldd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assumptions.assumeTrue(ldd.waitFor() == 0, "ldd does not tell the libraries of " + program + ": " + text);
        return LIBRARY.matcher(text)
                .results()
                .map(match -> Path.of(match.group(1)))
                .toList();
    }

    private static void folder(TarArchiveOutputStream tar, String name, int mode) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setModTime(0);
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private static void file(TarArchiveOutputStream tar, String name, byte[] content, int mode) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setModTime(0);
        entry.setSize(content.length);
        entry.setMode(mode);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }
}
