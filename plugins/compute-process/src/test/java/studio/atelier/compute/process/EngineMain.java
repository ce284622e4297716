package studio.atelier.compute.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small engine: runs one shell command, and waits for it. */
final class EngineMain {

    private EngineMain() {}

    public static void main(String[] args) throws Exception {
        new ProcessRuntime(Isolation.valueOf(args[0]))
                .start(
                        Containers.of(Path.of(args[1]), "orphan", Map.of(), List.of("sh", "-c", args[2])),
                        (_, text) -> System.out.println(text))
                .await();
    }
}
