import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The folder that an installer installs: both launchers, the jars, a Java with JavaFX, the examples. */
final class AppImage {

    private static final String MODULES = String.join(
            ",",
            "java.se",
            "jdk.unsupported",
            "jdk.management",
            "jdk.crypto.ec",
            "jdk.zipfs",
            "jdk.net",
            "jdk.charsets",
            "jdk.localedata",
            "javafx.controls");

    private static final String COMMON =
            "--enable-native-access=ALL-UNNAMED,javafx.graphics --sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC";

    private final Path checkout;
    private final Path out;

    AppImage(Path checkout, Path out) {
        this.checkout = checkout;
        this.out = out;
    }

    Path build() throws IOException, InterruptedException {
        Path input = layOut();
        Path image = out.resolve(Package.isMac() ? "Atelier.app" : "Atelier");
        Tool.delete(image);
        Path icon = new Mark(out).icon();
        Path cli = commandLine();
        List<String> command = new ArrayList<>(List.of(
                Tool.ofJava("jpackage"),
                "--type", "app-image",
                "--name", "Atelier",
                "--app-version", version(),
                "--vendor", "Atelier",
                "--description", "A machine-learning studio on your own machine",
                "--input", input.toString(),
                "--dest", out.toString(),
                "--main-jar", only(input, "atelier-studio-").getFileName().toString(),
                "--main-class", "studio.atelier.studio.Main",
                "--module-path", checkout.resolve("app/studio/target/fx").toString(),
                "--add-modules", MODULES,
                // The compute of built-in algorithms starts this Java's own "java", and the cache needs it too.
                "--jlink-options", "--strip-debug --no-header-files --no-man-pages",
                "--icon", icon.toString(),
                "--add-launcher", "atelier-cli=" + cli));
        for (String option : (COMMON + " -Datelier.home=$APPDIR").split(" ")) {
            command.add("--java-options");
            command.add(option);
        }
        Tool.run(Map.of(), command);
        train(image);
        return image;
    }

    private Path layOut() throws IOException {
        Path input = out.resolve("input");
        Tool.delete(input);
        Files.createDirectories(input);
        for (String module : List.of("studio", "cli")) {
            Path target = checkout.resolve("app/" + module + "/target");
            Tool.copy(only(target, "atelier-" + module + "-"), input.resolve(only(target, "atelier-" + module + "-").getFileName()));
            for (Path jar : Tool.files(target.resolve("lib"), ".jar")) {
                Files.copy(jar, input.resolve(jar.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Tool.copy(checkout.resolve("examples"), input.resolve("examples"));
        for (String file : List.of("LICENSE", "NOTICE", "README.md")) {
            Files.copy(checkout.resolve(file), input.resolve(file));
        }
        return input;
    }

    private Path commandLine() throws IOException {
        Path file = out.resolve("atelier-cli.properties");
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "main-jar=" + only(out.resolve("input"), "atelier-cli-").getFileName(),
                        "main-class=studio.atelier.cli.Main",
                        "win-console=true",
                        "linux-shortcut=false",
                        "win-menu=false",
                        "java-options=" + COMMON + " -XX:TieredStopAtLevel=1",
                        ""));
        return file;
    }

    /** Starts each launcher once to learn which classes it loads, and makes every later start use that. */
    private void train(Path image) throws IOException, InterruptedException {
        Path app = Package.isMac()
                ? image.resolve("Contents/app")
                : Package.isWindows() ? image.resolve("app") : image.resolve("lib/app");
        Path scratch = Files.createTempDirectory("atelier-rehearsal");
        Path pipeline = app.resolve("examples/abalone/pipeline.json");
        cache(image, app, "atelier-cli", "", List.of("rehearse", pipeline.toString(), "--workspace", scratch.resolve("w").toString()));
        cache(
                image,
                app,
                "Atelier",
                "-Dglass.platform=Headless -Dprism.order=sw ",
                List.of("--rehearse", "--home", scratch.resolve("home").toString(), "--workspace", scratch.resolve("w").toString(), pipeline.toString()));
        Tool.delete(scratch);
    }

    private void cache(Path image, Path app, String launcher, String options, List<String> arguments)
            throws IOException, InterruptedException {
        Path cache = app.resolve(launcher + ".aot");
        List<String> command = new ArrayList<>();
        command.add(program(image, launcher).toString());
        command.addAll(arguments);
        Tool.run(Map.of("JAVA_TOOL_OPTIONS", options + "-XX:AOTCacheOutput=" + cache), command);
        if (!Files.isRegularFile(cache)) {
            Package.fail("the rehearsal of " + launcher + " wrote no AOT cache");
        }
        Path configuration = app.resolve(launcher + ".cfg");
        Files.writeString(
                configuration,
                Files.readString(configuration)
                        .replace("[JavaOptions]", "[JavaOptions]\njava-options=-XX:AOTCache=$APPDIR/" + launcher
                                + ".aot\njava-options=-Xlog:aot=off\njava-options=-Xlog:cds=off"));
    }

    static Path program(Path image, String launcher) {
        return Package.isMac()
                ? image.resolve("Contents/MacOS").resolve(launcher)
                : Package.isWindows() ? image.resolve(launcher + ".exe") : image.resolve("bin").resolve(launcher);
    }

    /** @return the version of the build, as installers want it: numbers and dots */
    String version() throws IOException {
        String jar = only(checkout.resolve("app/studio/target"), "atelier-studio-").getFileName().toString();
        String numbers = jar.replaceFirst("^atelier-studio-", "").replaceFirst("(-SNAPSHOT)?\\.jar$", "");
        // macOS and Windows want a first number above zero.
        return numbers.startsWith("0.") && !System.getProperty("os.name").startsWith("Linux")
                ? "1" + numbers.substring(1)
                : numbers;
    }

    private static Path only(Path folder, String beginning) throws IOException {
        List<Path> found = Tool.files(folder, ".jar").stream()
                .filter(file -> file.getFileName().toString().startsWith(beginning))
                .filter(file -> !file.getFileName().toString().contains("-tests"))
                .toList();
        if (found.size() != 1) {
            Package.fail("one jar " + beginning + "* is expected in " + folder + ", not "
                    + found.stream().map(Path::toString).collect(Collectors.joining(", ", "[", "]")));
        }
        return found.getFirst();
    }
}
