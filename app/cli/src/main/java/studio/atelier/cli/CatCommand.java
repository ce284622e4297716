package studio.atelier.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import studio.atelier.engine.embedded.EmbeddedEngine;

/** {@code atelier cat}: the bytes of objects. */
@Command(name = "cat", mixinStandardHelpOptions = true, description = "Prints objects: s3://, file: or plain paths.")
final class CatCommand implements Callable<Integer> {

    @Mixin
    private EngineOptions options = new EngineOptions();

    @Parameters(paramLabel = "URI", arity = "1..*", description = "The objects.")
    private List<String> uris = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        options.line().getOut().flush();
        try (EmbeddedEngine engine = options.open()) {
            for (String uri : uris) {
                try (InputStream in = engine.objects().read(ObjectArgument.parse(uri))) {
                    // Bytes, not text: the object may be anything.
                    in.transferTo(System.out);
                }
            }
        }
        System.out.flush();
        return 0;
    }
}
