package studio.atelier.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Does what commands do, for the launcher, which keeps the classes that this loads laid out for a quick
 * start. Not for users.
 */
@Command(name = "rehearse", hidden = true, description = "Loads what commands load.")
final class RehearseCommand implements Callable<Integer> {

    @Option(names = "--workspace", required = true, description = "A workspace of its own.")
    private Path workspace = Path.of("");

    @Parameters(arity = "1..*", description = "Definitions to check.")
    private List<String> files = new ArrayList<>();

    @Override
    public Integer call() {
        List<String> validate = new ArrayList<>(List.of("validate", "--json"));
        validate.addAll(files);
        quietly(validate);
        quietly(List.of("validate", files.getFirst()));
        quietly(List.of("api", "CreateModelPackageGroup", "{\"ModelPackageGroupName\": \"rehearsal\"}"));
        quietly(List.of("describe", "rehearsal"));
        quietly(List.of("executions"));
        quietly(List.of("jobs"));
        return 0;
    }

    private void quietly(List<String> command) {
        List<String> arguments = new ArrayList<>(command);
        arguments.addAll(List.of("--workspace", workspace.toString()));
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Main.run(arguments.toArray(String[]::new), nowhere, nowhere);
    }
}
