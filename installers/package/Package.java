import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Builds the app image and the installer of the system it runs on. Started by the launcher as
 * {@code java installers/package/Package.java CHECKOUT [--type T] [--out DIR]}, after the modules were built.
 */
public final class Package {

    private Package() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path checkout = Path.of(arguments[0]).toAbsolutePath().normalize();
        Path out = checkout.resolve("target/installer");
        List<String> types = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            boolean valued = i + 1 < arguments.length;
            switch (arguments[i]) {
                case "--type" -> types.add(valued ? arguments[++i] : fail("--type wants a kind after it"));
                case "--out" -> out = Path.of(valued ? arguments[++i] : fail("--out wants a folder after it"));
                default -> fail("There is no option " + arguments[i] + "; there are --type and --out.");
            }
        }
        if (types.isEmpty()) {
            types.add("app-image");
            types.add(standardType());
        }
        Path folder = out.toAbsolutePath().normalize();
        Files.createDirectories(folder);
        Path image = new AppImage(checkout, folder).build();
        System.out.println("App image: " + image);
        for (String type : types) {
            if (!type.equals("app-image")) {
                System.out.println("Installer: " + new Installer(checkout, folder, image).build(type));
            }
        }
    }

    static boolean isWindows() {
        return system().contains("win");
    }

    static boolean isMac() {
        return system().contains("mac");
    }

    private static String standardType() {
        return isWindows() ? "msi" : isMac() ? "dmg" : "deb";
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }

    static String fail(String problem) {
        System.err.println("atelier package: " + problem);
        System.exit(2);
        throw new IllegalStateException(problem);
    }
}
