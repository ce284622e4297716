package studio.atelier.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.embedded.EmbeddedEngine;

/** {@code atelier cp}: copies objects between buckets and files. */
@Command(
        name = "cp",
        mixinStandardHelpOptions = true,
        description = "Copies objects between s3://, file: and plain paths.")
final class CpCommand implements Callable<Integer> {

    @Mixin
    private EngineOptions options = new EngineOptions();

    @Option(
            names = {"-r", "--recursive"},
            description = "All objects below SOURCE, each under its name below it.")
    private boolean recursive;

    @Parameters(index = "0", paramLabel = "SOURCE", description = "What to copy.")
    private String source = "";

    @Parameters(index = "1", paramLabel = "TARGET", description = "Where to. A last slash names a folder.")
    private String target = "";

    @Override
    public Integer call() throws IOException {
        try (EmbeddedEngine engine = options.open()) {
            ObjectStore objects = engine.objects();
            ObjectUri from = ObjectArgument.parse(source);
            ObjectUri to = ObjectArgument.parse(target);
            if (recursive) {
                List<ObjectStore.Entry> entries = objects.list(from);
                if (entries.isEmpty()) {
                    throw new InputException("There is no object at " + source);
                }
                for (ObjectStore.Entry entry : entries) {
                    copy(objects, entry.uri(), to.resolve(entry.relative()));
                }
            } else {
                boolean folder = ObjectArgument.isFolder(target)
                        || (to instanceof ObjectUri.File file && Files.isDirectory(file.path()));
                copy(objects, from, folder ? to.resolve(from.name()) : to);
            }
        }
        return 0;
    }

    private void copy(ObjectStore objects, ObjectUri from, ObjectUri to) throws IOException {
        Optional<Path> local = objects.localFile(from);
        if (local.isPresent()) {
            objects.put(local.get(), to);
        } else {
            Path temporary = Files.createTempFile("atelier-", ".part");
            try (InputStream in = objects.read(from)) {
                Files.copy(in, temporary, StandardCopyOption.REPLACE_EXISTING);
                objects.put(temporary, to);
            } finally {
                Files.deleteIfExists(temporary);
            }
        }
        options.line().getOut().println(from + " -> " + to);
    }
}
