package studio.atelier.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.EmbeddedEngine;
import studio.atelier.engine.embedded.EngineLog;

/** The options that every command with an engine has. */
final class EngineOptions {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(
            names = "--workspace",
            paramLabel = "DIR",
            description = "The workspace's folder. Otherwise that of atelier.json, $ATELIER_WORKSPACE, or the user's"
                    + " data folder.")
    private @Nullable Path workspace;

    @Option(names = "--debug", description = "Shows stack traces and what the engine logs.")
    private boolean debug;

    /** Where the command that has these options prints. */
    CommandLine line() {
        if (command == null) {
            throw new IllegalStateException("Set by the command line parser");
        }
        return command.commandLine();
    }

    boolean debug() {
        return debug;
    }

    /** These options as arguments. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (workspace != null) {
            arguments.addAll(List.of("--workspace", workspace.toAbsolutePath().toString()));
        }
        return arguments;
    }

    /** The workspace that the user named. */
    Optional<Path> workspace() {
        return Optional.ofNullable(workspace);
    }

    /** Opens the engine for a file, whose folder or one above it may have a project file. */
    EmbeddedEngine open(Path beside) throws IOException {
        return open(ProjectFile.findFor(beside));
    }

    EmbeddedEngine open(ProjectFile project) throws IOException {
        EngineLog.configure(debug);
        try {
            EmbeddedEngine engine = EmbeddedEngine.open(Optional.ofNullable(workspace), project);
            EngineLog.writeTo(engine.workspace().resolve("logs").resolve("engine.log"));
            return engine;
        } catch (IOException e) {
            throw new InputException(Main.message(e), e);
        }
    }

    /** Opens the engine for the current folder. */
    EmbeddedEngine open() throws IOException {
        return open(Path.of("").toAbsolutePath());
    }
}
