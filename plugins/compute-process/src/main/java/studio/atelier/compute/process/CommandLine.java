package studio.atelier.compute.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.api.compute.ContainerSpec;

/** Turns a container's command into the command line that the operating system gets. */
final class CommandLine {

    private static final String VIEWS_END = "--";

    private final Tools tools;
    private final Isolation isolation;
    private final String script;

    CommandLine(Tools tools, Isolation isolation) {
        this.tools = tools;
        this.isolation = isolation;
        this.script = isolation.namespaces() ? Scripts.isolated() : Scripts.direct();
    }

    /**
     * @param views folders to show; none without namespaces
     * @param root the job's folder
     * @param workingDirectory as the command will see it
     */
    List<String> of(
            List<ContainerSpec.View> views,
            String root,
            String workingDirectory,
            List<String> command,
            Map<String, String> environment) {
        if (!isolation.namespaces() && !tools.has("sh")) {
            return command;
        }
        List<String> line = new ArrayList<>();
        // A session of its own: a terminal's Ctrl-C is for the engine alone.
        tools.find("setsid").ifPresent(line::add);
        if (isolation.namespaces()) {
            line.add(tools.find("unshare").orElseThrow());
            line.addAll(isolation.unshareFlags());
        }
        line.addAll(List.of(tools.find("sh").orElseThrow(), "-c", script, "atelier"));
        if (isolation.namespaces()) {
            views.forEach(view -> line.addAll(List.of(absolute(view.folder()), absolute(view.at()))));
            line.add(VIEWS_END);
        }
        line.addAll(List.of(root, workingDirectory));
        if (!isolation.namespaces()) {
            line.add(tools.has("setsid") ? "group" : "single");
        }
        if (isolation.namespaces() && isolation != Isolation.SUPERUSER) {
            // The rights that set up the namespaces are not for the job.
            tools.find("setpriv")
                    .ifPresent(setpriv -> line.addAll(List.of(setpriv, "--inh-caps=-all", "--ambient-caps=-all")));
        }
        List<String> odd = ProcessEnvironment.oddlyNamed(environment);
        if (!odd.isEmpty()) {
            tools.find("env").ifPresent(env -> {
                line.add(env);
                line.addAll(odd);
            });
        }
        line.addAll(command);
        return line;
    }

    private static String absolute(Path folder) {
        return folder.toAbsolutePath().normalize().toString();
    }
}
