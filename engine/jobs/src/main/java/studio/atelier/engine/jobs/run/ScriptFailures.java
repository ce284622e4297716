package studio.atelier.engine.jobs.run;

import java.util.List;
import java.util.Map;
import studio.atelier.engine.api.compute.ContainerEnd;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.Launch;

/** The failure reason of a script, in the training toolkit's form (engine.md section 1.4). */
final class ScriptFailures {

    private static final int MESSAGE_LIMIT = 600;

    private ScriptFailures() {}

    static JobFailure of(ContainerGroup.Outcome outcome, JobLog log, List<ContainerSpec> specs) {
        Map.Entry<String, Integer> worst = outcome.exitCodes().entrySet().stream()
                .filter(e -> e.getValue() != 0)
                .findFirst()
                .orElseThrow();
        String errors = String.join("\n", log.host(worst.getKey()).lastErrors()).strip();
        if (errors.length() > MESSAGE_LIMIT) {
            errors = errors.substring(errors.length() - MESSAGE_LIMIT);
        }
        ContainerEnd end = outcome.ends().get(worst.getKey());
        String memory = end != null
                ? " (" + end.text() + ")"
                : worst.getValue() == 137 ? " (killed: out of memory, or SIGKILL from outside)" : "";
        String command = specs.stream()
                .filter(spec -> spec.host().equals(worst.getKey()))
                .map(spec -> spec.launch() instanceof Launch.Command c ? String.join(" ", c.command()) : "")
                .findFirst()
                .orElse("");
        return JobFailure.algorithm("ExecuteUserScriptError:\nExitCode " + worst.getValue() + memory
                + "\nErrorMessage \"" + errors + "\"\nCommand \"" + command + "\"");
    }
}
