package studio.atelier.compute.embedded;

import java.nio.file.Files;
import studio.atelier.engine.api.algorithm.AlgorithmContext;
import studio.atelier.engine.api.algorithm.AlgorithmException;
import studio.atelier.engine.api.algorithm.EmbeddedAlgorithm;

/** An algorithm that does what its first argument says. */
public final class ProbeAlgorithm implements EmbeddedAlgorithm {

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public void run(AlgorithmContext context) throws Exception {
        context.out().println("pid " + ProcessHandle.current().pid());
        switch (context.arguments().getFirst()) {
            case "hello" -> hello(context);
            case "client-error" -> throw AlgorithmException.clientError("Channel train is empty; give it a file.");
            case "algorithm-error" ->
                throw AlgorithmException.algorithmError("No split was found.", new IllegalStateException("inner"));
            case "defect" -> throw new IllegalStateException("broken gear");
            case "memory" -> context.out().println(new long[Integer.MAX_VALUE - 8].length);
            case "lines" -> {
                for (int i = 0; i < 100_000; i++) {
                    context.out().println("line " + i);
                }
            }
            case "until-stopped" -> {
                while (!context.stopping().getAsBoolean()) {
                    Thread.sleep(5);
                }
                context.out().println("saved");
            }
            case "forever" -> Thread.sleep(Long.MAX_VALUE);
            default -> throw new IllegalArgumentException(context.arguments().toString());
        }
    }

    private static void hello(AlgorithmContext context) throws Exception {
        context.out().println("grüße " + context.environment().get("WHO") + " with " + context.threads() + " threads");
        System.err.println("to stderr");
        Files.writeString(context.base().resolve("model/made"), "by " + context.arguments());
    }
}
