package studio.atelier.studio.editor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import studio.atelier.designer.inspector.StepRunView;
import studio.atelier.engine.api.Engine;
import tools.jackson.databind.JsonNode;

/** Details of steps that ran, read from the engine in the background. */
record EngineDetails(Engine engine, Consumer<String> open) implements StepRunView.Source {

    @Override
    public CompletableFuture<List<StepRunView.MissedAttribute>> whyMissed(String executionArn, String step) {
        return CompletableFuture.supplyAsync(
                () -> Optional.ofNullable(engine.cacheMisses(executionArn).get(step)).stream()
                        .flatMap(node ->
                                StreamSupport.stream(node.path("differences").spliterator(), false))
                        .map(entry -> new StepRunView.MissedAttribute(
                                entry.path("attribute").asString(""), text(entry.path("old")), text(entry.path("new"))))
                        .toList(),
                Thread::startVirtualThread);
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : node.isMissingNode() ? "nothing" : node.toString();
    }

    @Override
    public CompletableFuture<Optional<String>> describeJob(String jobArn) {
        return CompletableFuture.supplyAsync(
                () -> DescribeArn.pretty(engine.operations(), jobArn), Thread::startVirtualThread);
    }

    @Override
    public void openJob(String jobArn) {
        open.accept(jobArn);
    }
}
