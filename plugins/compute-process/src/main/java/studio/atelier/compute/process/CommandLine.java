package studio.atelier.compute.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns a container's command into the command line that the operating system gets. */
final class CommandLine {

    private final Tools tools;
    private final Isolation isolation;
    private final String script;

    CommandLine(Tools tools, Isolation isolation) {
        this.tools = tools;
        this.isolation = isolation;
        this.script = isolation.namespaces() ? Scripts.isolated() : Scripts.direct();
    }

    /**
     * @param root the job's folder
     * @param workingDirectory as the command will see it
     */
    List<String> of(String root, String workingDirectory, List<String> command, Map<String, String> environment) {
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
        line.addAll(List.of(tools.find("sh").orElseThrow(), "-c", script, "atelier", root, workingDirectory));
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
}
