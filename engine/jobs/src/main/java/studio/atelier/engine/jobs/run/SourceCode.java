package studio.atelier.engine.jobs.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.jobs.artifact.TarGz;
import studio.atelier.engine.jobs.container.ContainerTree;
import studio.atelier.engine.jobs.container.ScriptMode;
import studio.atelier.engine.store.Store;
import tools.jackson.core.JacksonException;

/** The user's code of a script-mode job: fetched and unpacked, and what it asks for. */
final class SourceCode {

    private static final Logger LOG = LoggerFactory.getLogger(SourceCode.class);

    private final Store store;
    private final ScriptMode script;

    SourceCode(Store store, ScriptMode script) {
        this.store = store;
        this.script = script;
    }

    /** Brings the code into the container's code folder, and returns the folder it lies in. */
    Path fetch(ContainerTree tree) throws JobFailure {
        Path code = tree.root().resolve("code");
        Optional<String> directory = script.submitDirectory();
        if (directory.isEmpty()) {
            return code;
        }
        String from = directory.get();
        if (from.startsWith(ContainerTree.OPT_ML)) {
            return tree.resolve(from);
        }
        try (Stream<Path> there = Files.list(code)) {
            if (there.findAny().isPresent()) {
                return code;
            }
            try (InputStream archive = store.objects().read(ObjectUri.parse(from))) {
                TarGz.unpack(archive, code);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw JobFailure.client(
                    "The code at sagemaker_submit_directory " + from + " could not be fetched: " + e.getMessage(), e);
        }
        if (!Files.exists(code.resolve(script.program().orElseThrow()))) {
            throw JobFailure.client("The archive " + from + " has no file "
                    + script.program().orElseThrow() + ", which sagemaker_program names");
        }
        return code;
    }

    /** The {@code requirements.txt} of code; empty if it has none, or asks for nothing. */
    static Optional<Path> requirements(Path code) throws IOException {
        return requirements(code, "requirements.txt");
    }

    private static Optional<Path> requirements(Path code, String name) throws IOException {
        Path file = code.resolve(name).normalize();
        return file.startsWith(code)
                        && Files.isRegularFile(file)
                        && !Files.readString(file).isBlank()
                ? Optional.of(file)
                : Optional.empty();
    }

    /**
     * The requirements that the drivers of the third SageMaker SDK install before they start the script (engine.md section
     * 1.6): those that the channel {@code sm_drivers} names, in the channel {@code code}.
     */
    static Optional<Path> requirementsOfDrivers(ContainerTree tree) throws IOException {
        Path data = tree.root().resolve("input/data");
        Path description = data.resolve("sm_drivers/sourcecode.json");
        if (!Files.isRegularFile(description)) {
            return Optional.empty();
        }
        String name;
        try {
            name = Json.parseObject(Files.readString(description))
                    .path("requirements")
                    .asString("auto");
        } catch (JacksonException | IllegalArgumentException e) {
            LOG.debug("{} says nothing of requirements", description, e);
            return Optional.empty();
        }
        return requirements(data.resolve("code"), name.equals("auto") ? "requirements.txt" : name);
    }
}
