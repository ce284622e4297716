package studio.atelier.compute.embedded;

import java.nio.file.Path;

/** A small engine: starts one probe that never ends, and waits for it. */
final class EngineMain {

    private EngineMain() {}

    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        new EmbeddedRuntime(folder.resolve("cache"))
                .start(
                        EmbeddedRuntimeTest.spec(folder, "orphan", "probe", "forever"),
                        (_, text) -> System.out.println(text))
                .await();
    }
}
