import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes a {@code .deb} of the app image. Every file that it puts on the system is the package's own, so that no script
 * has to run on installing and nothing is left after removing; the menus, file types and icons are read anew by the
 * triggers of the packages that keep them.
 */
final class Debian {

    private static final List<Integer> ICON_SIZES = List.of(16, 24, 32, 48, 64, 128, 256, 512);

    /** What the libraries of Java, JavaFX and XGBoost load; since Debian 13 GTK goes by another name. */
    private static final String NEEDS = String.join(
            ", ",
            "libc6",
            "libstdc++6",
            "libgomp1",
            "zlib1g",
            "libfreetype6",
            "libfontconfig1",
            "libgtk-3-0 | libgtk-3-0t64",
            "libgl1",
            "libx11-6",
            "libxtst6",
            "libxxf86vm1");

    private final Path checkout;
    private final Path out;
    private final Path image;

    Debian(Path checkout, Path out, Path image) {
        this.checkout = checkout;
        this.out = out;
        this.image = image;
    }

    /**
     * @param version numbers and dots
     * @return the package
     */
    Path build(String version) throws IOException, InterruptedException {
        Path root = out.resolve("deb");
        Tool.delete(root);
        Path shared = root.resolve("usr/share");
        Path templates = checkout.resolve("installers/package/linux");
        // The cache of classes knows the jars by their times.
        Tool.run("cp", "-a", image.toString(), parent(root.resolve("opt/atelier")).toString());
        place(templates.resolve("studio.atelier.Atelier.desktop"), shared.resolve("applications"));
        place(templates.resolve("atelier.xml"), shared.resolve("mime/packages"));
        for (int size : ICON_SIZES) {
            Path icon = shared.resolve("icons/hicolor/" + size + "x" + size + "/apps/atelier.png");
            Files.write(parent(icon), Mark.png(size));
        }
        Path documents = shared.resolve("doc/atelier");
        place(checkout.resolve("NOTICE"), documents);
        Files.copy(checkout.resolve("LICENSE"), documents.resolve("copyright"));
        Files.createSymbolicLink(parent(root.resolve("usr/bin/atelier")), Path.of("../../opt/atelier/bin/atelier-cli"));
        String architecture = Tool.read("dpkg", "--print-architecture").strip();
        Files.writeString(parent(root.resolve("DEBIAN/control")), control(version, architecture, kilobytes(root)));
        readable(root);
        Path made = out.resolve("atelier_" + version + "_" + architecture + ".deb");
        // Nearly all of it is packed already; the thorough way would take minutes for little.
        Tool.run("dpkg-deb", "-Zgzip", "--build", "--root-owner-group", root.toString(), made.toString());
        Tool.delete(root);
        return made;
    }

    private static String control(String version, String architecture, long kilobytes) {
        return """
                Package: atelier
                Version: %s
                Section: science
                Priority: optional
                Architecture: %s
                Installed-Size: %d
                Maintainer: Atelier <atelier@localhost>
                Homepage: https://github.com/atelier-studio/atelier
                Depends: %s
                Description: machine-learning studio on your own machine
                 Opens pipeline definitions and flows, runs them locally and shows what
                 happens; with a command line of the same name.
                """.formatted(version, architecture, kilobytes, NEEDS);
    }

    private static void place(Path file, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.copy(file, folder.resolve(file.getFileName()));
    }

    private static Path parent(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return file;
    }

    private static long kilobytes(Path root) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes / 1024;
    }

    /** Everybody may read and start what is installed, whatever the builder's umask is. */
    private static void readable(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(file -> !Files.isSymbolicLink(file)).toList()) {
                boolean open = Files.isDirectory(file) || Files.isExecutable(file);
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }
}
