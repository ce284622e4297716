package studio.atelier.compute.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds where a job counts on a folder {@code /opt/ml} that it will not see. */
final class Mentions {

    private static final int MOST_BYTES = 1 << 20;
    private static final String ADVICE = "On this system the job's folder is %s: take the path from the variable"
            + " SAGEMAKER_BASE_DIR, which is /opt/ml on SageMaker if it is not set, or from SM_MODEL_DIR,"
            + " SM_CHANNEL_TRAIN and so on.";

    private final BaseFolder base;
    private final Path workingDirectory;

    Mentions(BaseFolder base, Path workingDirectory) {
        this.base = base;
        this.workingDirectory = workingDirectory;
    }

    /** Warnings for the job's log, about the script that the command runs and about code within the command. */
    List<String> warnings(List<String> command) {
        String advice = ADVICE.formatted(base.root());
        List<String> warnings = new ArrayList<>();
        script(command).ifPresent(script -> {
            int line = firstLine(script);
            if (line > 0) {
                warnings.add(script.getFileName() + " names /opt/ml (line " + line + "). " + advice);
            }
        });
        command.stream()
                .filter(argument -> argument.contains(" ") && BaseFolder.isNamedIn(argument))
                .findFirst()
                .ifPresent(_ -> warnings.add(
                        "The command line names /opt/ml; there it was replaced by the real folder. " + advice));
        return warnings;
    }

    private Optional<Path> script(List<String> command) {
        return command.stream()
                .skip(1)
                .filter(argument -> !argument.startsWith("-"))
                .flatMap(argument -> base.outside(argument).stream())
                .map(workingDirectory::resolve)
                .filter(file -> Files.isRegularFile(file) && Files.isReadable(file))
                .findFirst();
    }

    /** The number of the first line with a mention; 0 if there is none, or the file is no text. */
    private static int firstLine(Path file) {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            // A warning is not worth a failure; the command will tell if it cannot read its script.
            return 0;
        }
        String text = new String(start, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            return 0;
        }
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (BaseFolder.isNamedIn(line)) {
                return number;
            }
        }
        return 0;
    }
}
