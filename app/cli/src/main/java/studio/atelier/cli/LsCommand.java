package studio.atelier.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.embedded.EmbeddedEngine;

/** {@code atelier ls}: objects below a prefix. */
@Command(name = "ls", mixinStandardHelpOptions = true, description = "Lists objects: s3://, file: or a plain path.")
final class LsCommand implements Callable<Integer> {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    @Mixin
    private EngineOptions options = new EngineOptions();

    @Parameters(paramLabel = "URI", description = "A prefix; every object whose key starts with it is listed.")
    private String uri = "";

    @Override
    public Integer call() throws IOException {
        PrintWriter out = options.line().getOut();
        try (EmbeddedEngine engine = options.open()) {
            List<ObjectStore.Entry> entries = engine.objects().list(ObjectArgument.parse(uri));
            if (entries.isEmpty()) {
                throw new InputException("There is no object at " + uri);
            }
            List<List<String>> rows = new ArrayList<>();
            for (ObjectStore.Entry entry : entries) {
                rows.add(List.of(
                        TIME.format(entry.modified()),
                        String.format(Locale.ROOT, "%12d", entry.size()),
                        entry.uri().toString()));
            }
            Texts.table(rows).forEach(out::println);
        }
        return 0;
    }
}
