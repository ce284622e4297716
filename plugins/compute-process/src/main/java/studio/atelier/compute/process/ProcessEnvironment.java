package studio.atelier.compute.process;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.Launch;

/**
 * The environment of a container: the job's own, on top of the few variables of the engine that a program
 * needs to start. Everything else of the engine's environment stays outside, above all credentials.
 */
final class ProcessEnvironment {

    private static final String USUAL_PATH = "/usr/local/bin:/usr/bin:/bin";
    private static final Set<String> INHERITED = Set.of(
            "HOME",
            "LANG",
            "LANGUAGE",
            "USER",
            "LOGNAME",
            "SHELL",
            "TZ",
            // The libraries of GPUs and of compilers that are not in the usual places.
            "LD_LIBRARY_PATH",
            // Programs of Windows do not start without these.
            "SystemRoot",
            "SystemDrive",
            "ComSpec",
            "PATHEXT",
            "USERPROFILE",
            "APPDATA",
            "LOCALAPPDATA");
    private static final Pattern SHELL_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, String> engine;

    /** @param engine the engine's own environment */
    ProcessEnvironment(Map<String, String> engine) {
        this.engine = Map.copyOf(engine);
    }

    /** The whole environment of a container; {@code rewrite} is applied to the values that the job gave. */
    Map<String, String> of(ContainerSpec spec, Launch.Command launch, Function<String, String> rewrite) {
        Map<String, String> all = new TreeMap<>();
        engine.forEach((name, value) -> {
            if (INHERITED.contains(name) || name.startsWith("LC_")) {
                all.put(name, value);
            }
        });
        spec.environment().forEach((name, value) -> all.put(name, rewrite.apply(value)));
        all.put("PATH", path(launch.path(), all.getOrDefault("PATH", enginePath())));
        String scratch = spec.scratch().toAbsolutePath().toString();
        all.put("TMPDIR", scratch);
        if (File.separatorChar == '\\') {
            all.put("TMP", scratch);
            all.put("TEMP", scratch);
        }
        return all;
    }

    /** The engine's search path. Windows spells the variable in its own way. */
    String enginePath() {
        return engine.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase("PATH"))
                .map(Map.Entry::getValue)
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(USUAL_PATH);
    }

    /** The variables that a shell would not pass on, as {@code NAME=value}: their names are not its own. */
    static List<String> oddlyNamed(Map<String, String> environment) {
        Map<String, String> odd = new LinkedHashMap<>(environment);
        odd.keySet().removeIf(name -> SHELL_NAME.matcher(name).matches());
        return odd.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private static String path(List<Path> first, String rest) {
        return Stream.concat(
                        first.stream().map(folder -> folder.toAbsolutePath().toString()), Stream.of(rest))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
