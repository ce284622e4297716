package studio.atelier.engine.jobs.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import studio.atelier.engine.api.image.ImageResolution.LocalPython;
import studio.atelier.engine.jobs.container.ContainerTree;

/**
 * The Python that one container gets for a local interpreter.
 *
 * @param cache the workspace's folder of what can be made again
 * @param environment the container's, which is told of the virtual environment
 */
record JobPython(Path cache, ContainerTree tree, Map<String, String> environment, HostLog log) {

    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh");

    /** The interpreter of an environment with what a {@code requirements.txt} asks for. */
    LocalPython with(Path requirements, LocalPython python) throws JobFailure, InterruptedException, IOException {
        return in(new PythonEnvironments(cache).with(requirements, python.interpreter(), tree.scratch(), log), python);
    }

    /**
     * The interpreter for a command: where a shell is started, which may call {@code pip}, one of an environment of the
     * job's own, so that what is installed goes with the job.
     */
    LocalPython of(List<String> command, LocalPython python) throws JobFailure, InterruptedException, IOException {
        String program = command.getFirst();
        if (!SHELLS.contains(program.substring(program.lastIndexOf('/') + 1))) {
            return python;
        }
        return in(PythonEnvironments.ofJob(tree.folder().resolve("environment"), python.interpreter()), python);
    }

    private LocalPython in(PythonEnvironment made, LocalPython python) {
        environment.put("VIRTUAL_ENV", made.folder().toString());
        return new LocalPython(made.interpreter(), python.description());
    }
}
