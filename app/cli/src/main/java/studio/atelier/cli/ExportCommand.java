package studio.atelier.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code atelier export}: reads a definition and writes it again. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Imports a pipeline definition and writes it: same values, key order and number spelling.")
final class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The pipeline definition, a JSON file.")
    private @Nullable Path file;

    @Option(names = "-o", paramLabel = "OUT", required = true, description = "The file to write.")
    private @Nullable Path target;

    @Override
    public Integer call() throws IOException {
        if (file == null || target == null) {
            throw new IllegalStateException("Set by the command line parser");
        }
        InputFiles.require(file);
        WriteAside.write(target, RunCommand.read(file).pretty().getBytes(StandardCharsets.UTF_8));
        return 0;
    }
}
