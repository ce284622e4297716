package studio.atelier.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import studio.atelier.engine.api.project.ProjectFileException;

/**
 * The command line. Exit codes: 0 success, 1 the run failed or was stopped, 2 bad usage or invalid
 * input. Errors are one sentence on stderr; a stack trace comes only with {@code --debug}.
 */
@Command(
        name = "atelier",
        versionProvider = Main.Version.class,
        mixinStandardHelpOptions = true,
        description = "Runs SageMaker pipelines and jobs on this machine.",
        footerHeading = "%nExit codes%n",
        footer = "  0 success, 1 the run failed or was stopped, 2 bad usage or invalid input",
        synopsisSubcommandLabel = "COMMAND")
public final class Main {

    /** Exit code of a run that failed or was stopped. */
    static final int FAILED = 1;

    /** Exit code of bad usage or invalid input. */
    static final int INVALID = 2;

    /** In the order in which help shows them. */
    private static final List<Class<?>> COMMANDS = List.of(
            RunCommand.class,
            RetryCommand.class,
            ValidateCommand.class,
            ExportCommand.class,
            ExecutionsCommand.class,
            JobsCommand.class,
            LogsCommand.class,
            DescribeCommand.class,
            LsCommand.class,
            CatCommand.class,
            CpCommand.class,
            ApiCommand.class,
            ServeCommand.class,
            RehearseCommand.class);

    private Main() {}

    /** The version that the build wrote into the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"atelier " + (version == null ? "(from sources)" : version)};
        }
    }

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int code = run(arguments, out, err);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** Runs a command and returns its exit code. */
    static int run(String[] arguments, PrintWriter out, PrintWriter err) {
        CommandLine line = commandLine(arguments);
        line.setOut(out);
        line.setErr(err);
        // "api OPERATION @FILE" means the file as a request, not as arguments.
        line.setExpandAtFiles(false);
        line.setExecutionExceptionHandler((exception, command, parsed) -> {
            boolean debug = command.getCommandSpec().mixins().values().stream()
                    .anyMatch(mixin -> mixin.userObject() instanceof EngineOptions options && options.debug());
            out.flush();
            err.println("atelier: " + message(exception));
            if (debug) {
                exception.printStackTrace(err);
            }
            return code(exception);
        });
        line.setParameterExceptionHandler((exception, given) -> {
            err.println("atelier: " + problem(exception));
            err.println("See 'atelier " + name(exception.getCommandLine()) + "--help'.");
            return INVALID;
        });
        return line.execute(arguments);
    }

    private static String problem(ParameterException exception) {
        boolean command = exception instanceof UnmatchedArgumentException
                && exception.getCommandLine().getParent() == null;
        if (command) {
            return "There is no command '"
                    + ((UnmatchedArgumentException) exception).getUnmatched().getFirst() + "'; there are "
                    + COMMANDS.stream()
                            .filter(c -> !c.getAnnotation(Command.class).hidden())
                            .map(Main::nameOf)
                            .collect(Collectors.joining(", "));
        }
        return String.valueOf(exception.getMessage());
    }

    // Reading the options of a command takes a while: where one is named, only its own are read.
    private static CommandLine commandLine(String[] arguments) {
        CommandLine line = new CommandLine(new Main());
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> arguments.length > 0 && nameOf(command).equals(arguments[0]))
                .toList();
        (named.isEmpty() ? COMMANDS : named).forEach(command -> line.addSubcommand(nameOf(command), command));
        return line;
    }

    private static String nameOf(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    private static String name(CommandLine command) {
        return command.getParent() == null ? "" : command.getCommandName() + " ";
    }

    /** The exit code: 2 where the user gave what cannot be used, 1 where this program or machine failed. */
    static int code(Exception exception) {
        return switch (exception) {
            case SageMakerException refused -> refused.statusCode() >= 500 ? FAILED : INVALID;
            case InputException _, ProjectFileException _, IllegalArgumentException _ -> INVALID;
            case FileSystemException _ -> INVALID;
            default -> FAILED;
        };
    }

    static String message(Exception exception) {
        return switch (exception) {
            case SageMakerException e
            when e.awsErrorDetails() != null ->
                e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage();
            case ProjectFileException e -> String.valueOf(e.getMessage());
            case NoSuchFileException e ->
                e.getFile() + ": " + (e.getReason() == null ? "there is no such file" : e.getReason());
            case AccessDeniedException e -> e.getFile() + " may not be read or written by you";
            default -> exception.getMessage() == null ? exception.toString() : exception.getMessage();
        };
    }
}
