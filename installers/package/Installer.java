import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Makes the system's own installer of the app image. */
final class Installer {

    private final Path checkout;
    private final Path out;
    private final Path image;

    Installer(Path checkout, Path out, Path image) {
        this.checkout = checkout;
        this.out = out;
        this.image = image;
    }

    Path build(String type) throws IOException, InterruptedException {
        String version = new AppImage(checkout, out).version();
        if (type.equals("deb")) {
            return new Debian(checkout, out, image).build(version);
        }
        List<String> command = new ArrayList<>(List.of(
                Tool.ofJava("jpackage"),
                "--type", type,
                "--name", "Atelier",
                "--app-version", version,
                "--app-image", image.toString(),
                "--dest", out.toString(),
                "--vendor", "Atelier",
                "--about-url", "https://github.com/atelier-studio/atelier",
                "--license-file", checkout.resolve("LICENSE").toString()));
        if (!Package.isMac()) {
            // There the image has them.
            command.addAll(FileTypes.options(out));
        }
        switch (type) {
            case "rpm" -> command.addAll(List.of(
                    "--linux-package-name", "atelier", "--linux-shortcut", "--linux-menu-group", "Development;Science"));
            case "msi", "exe" -> command.addAll(List.of(
                    "--win-menu", "--win-shortcut", "--win-dir-chooser", "--win-per-user-install",
                    "--win-upgrade-uuid", "6c1a9b4e-7d8c-4c63-9d3e-2f5a0b8c7e11"));
            case "dmg", "pkg" -> {
                // What jpackage does by itself is what a Mac expects.
            }
            default -> Package.fail("There is no kind of installer " + type + "; there are deb, rpm, msi, exe, dmg and pkg.");
        }
        Tool.run(Map.of(), command);
        return Tool.files(out, "." + type).stream()
                .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                .orElseThrow();
    }
}
