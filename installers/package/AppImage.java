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

    private static final String STUDIO = "Atelier";
    private static final String CLI = "atelier-cli";

    private static final String QUICK_COMPILER = "-XX:TieredStopAtLevel=1";

    /**
     * For both programs. The cache of classes is mapped where it was made for; put elsewhere, a hundred megabytes of it
     * would be rewritten at each start.
     */
    private static final List<String> OPTIONS = List.of(
            "--enable-native-access=ALL-UNNAMED,javafx.graphics",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0",
            "-Datelier.home=$APPDIR");

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
                "--name", STUDIO,
                "--app-version", version(),
                "--vendor", "Atelier",
                "--description", "A machine-learning studio on your own machine",
                "--input", input.toString(),
                "--dest", out.toString(),
                "--main-jar", only(input, "atelier-studio-").getFileName().toString(),
                "--main-class", "studio.atelier.studio.Main",
                "--module-path", javaFx().toString(),
                "--add-modules", MODULES,
                // The compute of built-in algorithms starts this Java's own "java", and the cache needs it too.
                "--jlink-options", "--strip-debug --no-header-files --no-man-pages",
                "--icon", icon.toString(),
                "--add-launcher", CLI + "=" + cli));
        for (String option : OPTIONS) {
            command.add("--java-options");
            command.add(option);
        }
        if (Package.isMac()) {
            command.addAll(FileTypes.options(out));
        }
        Tool.run(Map.of(), command);
        Jars.unpackLibraries(Tool.files(javaFx(), ".jar"), libraries(image));
        if (isLinux()) {
            launchByShell(image, false);
            Files.delete(image.resolve("lib/libapplauncher.so"));
        }
        train(image);
        if (Package.isMac()) {
            // What jpackage sealed was changed since; macOS calls an application with a broken seal damaged.
            Tool.run("codesign", "--force", "--deep", "--sign", "-", image.toString());
        }
        return image;
    }

    private Path layOut() throws IOException {
        Path input = out.resolve("input");
        Tool.delete(input);
        Files.createDirectories(input);
        for (String module : List.of("studio", "cli")) {
            Path target = checkout.resolve("app/" + module + "/target");
            Path jarOfModule = only(target, "atelier-" + module + "-");
            Files.copy(jarOfModule, input.resolve(jarOfModule.getFileName()));
            for (Path jar : Tool.files(target.resolve("lib"), ".jar")) {
                Jars.copyUnsigned(jar, input.resolve(jar.getFileName()));
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
                        "java-options=" + String.join(" ", OPTIONS) + " " + QUICK_COMPILER,
                        ""));
        return file;
    }

    /** Starts each launcher once to learn which classes it loads, and makes every later start use that. */
    private void train(Path image) throws IOException, InterruptedException {
        Path app = app(image);
        Path scratch = Files.createTempDirectory("atelier-rehearsal");
        String pipeline = app.resolve("examples/abalone/pipeline.json").toString();
        String workspace = scratch.resolve("workspace").toString();
        cache(image, CLI, "", List.of("rehearse", pipeline, "--workspace", workspace));
        cache(
                image,
                STUDIO,
                // With what the thorough compiler learns in a rehearsal it would take a second of each start.
                "-Dglass.platform=Headless -Dprism.order=sw " + QUICK_COMPILER + " ",
                List.of("--rehearse", "--home", scratch.resolve("home").toString(), "--workspace", workspace, pipeline));
        Tool.delete(scratch);
        if (isLinux()) {
            launchByShell(image, true);
        } else {
            useCache(app.resolve(CLI + ".cfg"), CLI);
            useCache(app.resolve(STUDIO + ".cfg"), STUDIO);
        }
    }

    private static void cache(Path image, String launcher, String options, List<String> arguments)
            throws IOException, InterruptedException {
        Path cache = app(image).resolve(launcher + ".aot");
        List<String> command = new ArrayList<>();
        command.add(program(image, launcher).toString());
        command.addAll(arguments);
        Tool.run(Map.of("JAVA_TOOL_OPTIONS", options + "-XX:AOTCacheOutput=" + cache), command);
        if (!Files.isRegularFile(cache)) {
            Package.fail("the rehearsal of " + launcher + " wrote no AOT cache");
        }
    }

    /** A cache that does not fit is passed over in silence: the program starts without it. */
    private static List<String> cacheOptions(String launcher) {
        return List.of("-XX:AOTCache=$APPDIR/" + launcher + ".aot", "-Xlog:aot=off", "-Xlog:cds=off");
    }

    private static void useCache(Path configuration, String launcher) throws IOException {
        String options = cacheOptions(launcher).stream()
                .map(option -> "\njava-options=" + option)
                .collect(Collectors.joining());
        Files.writeString(
                configuration, Files.readString(configuration).replace("[JavaOptions]", "[JavaOptions]" + options));
    }

    private static void launchByShell(Path image, boolean cached) throws IOException {
        List<String> cli = new ArrayList<>(OPTIONS);
        cli.add(QUICK_COMPILER);
        List<String> studio = new ArrayList<>(OPTIONS);
        if (cached) {
            cli.addAll(cacheOptions(CLI));
            studio.addAll(cacheOptions(STUDIO));
        }
        Path jars = app(image);
        ShellLauncher.write(image, CLI, name(only(jars, "atelier-cli-")), "studio.atelier.cli.Main", cli);
        ShellLauncher.write(image, STUDIO, name(only(jars, "atelier-studio-")), "studio.atelier.studio.Main", studio);
    }

    private Path javaFx() {
        return checkout.resolve("app/studio/target/fx");
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    private static boolean isLinux() {
        return !Package.isMac() && !Package.isWindows();
    }

    /** @return the folder of the jars */
    private static Path app(Path image) {
        return Package.isMac()
                ? image.resolve("Contents/app")
                : Package.isWindows() ? image.resolve("app") : image.resolve("lib/app");
    }

    /** @return the folder in which the image's Java looks for native libraries */
    private static Path libraries(Path image) {
        return Package.isMac()
                ? image.resolve("Contents/runtime/Contents/Home/lib")
                : Package.isWindows() ? image.resolve("runtime/bin") : image.resolve("lib/runtime/lib");
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
        return numbers.startsWith("0.") && !isLinux()
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
