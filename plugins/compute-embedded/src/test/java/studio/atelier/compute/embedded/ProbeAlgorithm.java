package studio.atelier.compute.embedded;

import studio.atelier.engine.api.algorithm.AlgorithmContext;
import studio.atelier.engine.api.algorithm.AlgorithmException;
import studio.atelier.engine.api.algorithm.EmbeddedAlgorithm;

/** Does what its first argument says. */
public final class ProbeAlgorithm implements EmbeddedAlgorithm {

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public void run(AlgorithmContext context) throws Exception {
        switch (context.arguments().getFirst()) {
            case "succeed" ->
                context.out().println("hello from " + context.environment().get("WHO"));
            case "refuse" -> throw AlgorithmException.clientError("eta is 2; it must be between 0 and 1");
            case "break" -> throw new IllegalStateException("a defect");
            case "wait" -> {
                context.out().println("waiting");
                while (!context.stopping().getAsBoolean()) {
                    Thread.sleep(5);
                }
                context.out().println("stopped");
            }
            case "hang" -> {
                context.out().println("hanging");
                Thread.sleep(Long.MAX_VALUE);
            }
            case "talk" -> {
                for (int i = 0; i < 100_000; i++) {
                    context.out().println("line " + i);
                }
            }
            default -> throw new IllegalArgumentException(context.arguments().toString());
        }
    }
}
