package studio.atelier.compute.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.ContainerOutput;
import studio.atelier.engine.api.compute.ContainerOutput.Source;
import studio.atelier.engine.api.compute.ContainerRuntime;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.ContainerStartException;
import studio.atelier.engine.api.compute.EndedContainer;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.RunningContainer;

/**
 * Runs the user's own programs as processes of this machine.
 *
 * <p>On Linux a container gets a mount namespace, in which the job's folder is seen as {@code /opt/ml}, and
 * a PID namespace, so that none of its processes outlives it or the engine. Nothing is changed for the
 * machine outside. Elsewhere see {@link Isolation#NONE}.
 *
 * <p>The command's standard input is empty, and its environment is the job's plus {@code PATH},
 * {@code HOME}, {@code USER}, {@code LOGNAME}, {@code SHELL}, {@code LANG}, {@code LANGUAGE}, {@code LC_*},
 * {@code TZ} and {@code LD_LIBRARY_PATH} of the engine, and {@code TMPDIR}. Variables whose names are no
 * names for a shell ({@code SM_HP_learning-rate}) are handed over on a command line, which other users of
 * the machine may read while the container starts.
 */
public final class ProcessRuntime implements ContainerRuntime {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessRuntime.class);

    private final ProcessEnvironment environment = new ProcessEnvironment(System.getenv());
    private final Tools tools = new Tools(environment.enginePath());
    private final Supplier<Isolation> isolation;

    /** Isolates containers as well as this machine can. */
    public ProcessRuntime() {
        this(IsolationProbe::ofThisMachine);
    }

    /** Isolates containers in the given way, without asking whether the machine can do it. */
    public ProcessRuntime(Isolation isolation) {
        this(() -> isolation);
    }

    private ProcessRuntime(Supplier<Isolation> isolation) {
        this.isolation = isolation;
    }

    @Override
    public Class<? extends Launch> launches() {
        return Launch.Command.class;
    }

    @Override
    public RunningContainer start(ContainerSpec spec, ContainerOutput output) throws ContainerStartException {
        if (!(spec.launch() instanceof Launch.Command launch)) {
            throw new ContainerStartException("Only commands run in a process container, not "
                    + spec.launch().getClass().getSimpleName() + ".");
        }
        return isolation.get().namespaces() ? isolated(spec, launch, output) : direct(spec, launch, output);
    }

    private RunningContainer isolated(ContainerSpec spec, Launch.Command launch, ContainerOutput output)
            throws ContainerStartException {
        BaseFolder base = new BaseFolder(spec.root());
        Map<String, String> variables = environment.of(spec, launch, UnaryOperator.identity());
        Path directory = workingDirectory(base, launch);
        Optional<Program.Fault> fault = fault(base, directory, launch.command(), variables);
        if (fault.isPresent()) {
            return ended(fault.get(), output);
        }
        List<String> line = new CommandLine(tools, isolation.get())
                .of(spec.views(), base.root().toString(), launch.workingDirectory(), launch.command(), variables);
        return start(spec, line, Optional.empty(), variables, output, true);
    }

    private RunningContainer direct(ContainerSpec spec, Launch.Command launch, ContainerOutput output)
            throws ContainerStartException {
        BaseFolder base = new BaseFolder(spec.root());
        Map<String, String> variables = environment.of(spec, launch, base::rewrite);
        variables.putIfAbsent("SAGEMAKER_BASE_DIR", base.root().toString());
        List<String> command = launch.command().stream().map(base::rewrite).toList();
        Path directory = workingDirectory(base, launch);
        Optional<Program.Fault> fault = fault(base, directory, command, variables);
        if (fault.isPresent()) {
            return ended(fault.get(), output);
        }
        new Mentions(base, directory)
                .warnings(launch.command())
                .forEach(warning -> output.line(Source.RUNTIME, warning));
        List<String> line = new CommandLine(tools, Isolation.NONE)
                .of(List.of(), base.root().toString(), directory.toString(), command, variables);
        return start(spec, line, Optional.of(directory), variables, output, tools.has("sh"));
    }

    private RunningContainer start(
            ContainerSpec spec,
            List<String> line,
            Optional<Path> directory,
            Map<String, String> variables,
            ContainerOutput output,
            boolean supervised)
            throws ContainerStartException {
        ProcessBuilder builder = new ProcessBuilder(line);
        directory.map(Path::toFile).ifPresent(builder::directory);
        try {
            builder.environment().clear();
            builder.environment().putAll(variables);
            Process process = builder.start();
            if (!supervised) {
                process.getOutputStream().close();
            }
            return new ProcessContainer(process, isolation.get(), supervised, tools, output);
        } catch (IOException | IllegalArgumentException e) {
            throw new ContainerStartException(
                    "The processes of " + spec.jobName() + " on " + spec.host() + " could not be started: "
                            + e.getMessage()
                            + ". Check its command, arguments and environment, and that the machine has memory and"
                            + " process numbers left.",
                    e);
        }
    }

    private static Path workingDirectory(BaseFolder base, Launch.Command launch) {
        return base.outside(launch.workingDirectory())
                .filter(Files::isDirectory)
                .map(Path::toAbsolutePath)
                .orElse(base.root());
    }

    private static Optional<Program.Fault> fault(
            BaseFolder base, Path directory, List<String> command, Map<String, String> variables) {
        if (File.separatorChar == '\\') {
            // Windows has its own rules for what a program is; its own message has to do.
            return Optional.empty();
        }
        return new Program(base, directory, variables.getOrDefault("PATH", "")).faultOf(command);
    }

    private static RunningContainer ended(Program.Fault fault, ContainerOutput output) {
        output.line(Source.RUNTIME, fault.message());
        return new EndedContainer(fault.exitCode());
    }

    @Override
    public boolean shows(Path folder) {
        return isolation.get().namespaces() && new IsolationProbe(tools).shows(isolation.get(), folder);
    }

    @Override
    public void prewarm() {
        Thread.ofVirtual().name("isolation-probe").start(() -> LOG.debug("Jobs are isolated by: {}", isolation.get()));
    }
}
