package studio.atelier.engine.pipelines.execution;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.metadata.ResourceKinds;
import studio.atelier.engine.store.ownership.OwnedWork;
import tools.jackson.databind.JsonNode;

/**
 * One execution, from its first step to its last: starts what is ready, as many at once as allowed, and
 * ends as Succeeded, Failed or Stopped. After a failure nothing new starts; what runs is let finish.
 */
final class PipelineExecution implements OwnedWork.Work {

    private static final Logger LOG = LoggerFactory.getLogger(PipelineExecution.class);

    /** What wakes the loop: a step that ended, or the request to stop. */
    private sealed interface Signal {
        record Ended(StepExecutor step) implements Signal {}

        record Stop() implements Signal {}
    }

    private final ExecutionServices services;
    private final Store store;
    private final ExecutionPlan plan;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Map<String, StepExecutor> running = new LinkedHashMap<>();
    private final Map<String, JsonNode> properties = new HashMap<>();
    private final Map<String, Boolean> outcomes = new HashMap<>();
    private final Set<String> succeeded = new HashSet<>();
    private final Set<String> started = new HashSet<>();
    private final Map<String, String> failures = new LinkedHashMap<>();
    private int position;
    private boolean stopping;
    private boolean changed = true;

    PipelineExecution(ExecutionServices services, ExecutionPlan plan) {
        this.services = services;
        this.store = services.store();
        this.plan = plan;
    }

    @Override
    public void requestStop() {
        signals.add(new Signal.Stop());
    }

    @Override
    public void markStopping() {
        store.resources()
                .findByArn(plan.arn())
                .ifPresent(execution -> store.resources()
                        .update(
                                ResourceKinds.PIPELINE_EXECUTION,
                                execution.name(),
                                now -> now.status().equals("Executing") ? now.withStatus("Stopping") : now));
    }

    @Override
    public void run() {
        try {
            takeOverEarlierSteps();
            takeOverSource();
            loop();
            end();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("The execution {} failed within the engine", plan.arn(), e);
            endAs("Failed", Optional.of("InternalServerError: " + e));
        }
    }

    /** Steps that an earlier attempt of this execution finished are kept (RetryPipelineExecution). */
    private void takeOverEarlierSteps() {
        for (var row : store.steps().of(plan.arn())) {
            StepRecord earlier = StepRecord.of(row);
            position = Math.max(position, earlier.position());
            if (earlier.status().equals("Succeeded")) {
                started.add(earlier.name());
                finish(earlier);
            }
        }
    }

    /** Steps before the selected ones give what they gave in the source execution, and are listed as reused. */
    private void takeOverSource() {
        if (plan.selected().isEmpty() || plan.source().isEmpty()) {
            return;
        }
        String source = plan.source().get();
        Set<String> needed = plan.graph().upstream(plan.selected());
        for (var row : store.steps().of(source)) {
            StepRecord earlier = StepRecord.of(row);
            if (needed.contains(earlier.name())
                    && !plan.runs(earlier.name())
                    && earlier.status().equals("Succeeded")
                    && started.add(earlier.name())) {
                position++;
                StepRecord reused = StepRecord.reused(earlier, source, position);
                var event = new EngineEvent.StepChanged(
                        Instant.now(),
                        plan.arn(),
                        reused.name(),
                        reused.status(),
                        reused.jobArn(),
                        Optional.of("Reused"));
                store.steps().put(reused.row(plan.arn()), event);
                finish(reused);
            }
        }
    }

    private void finish(StepRecord step) {
        succeeded.add(step.name());
        step.properties().ifPresent(value -> properties.put(step.name(), value));
        step.outcome().ifPresent(outcome -> outcomes.put(step.name(), outcome));
    }

    private void loop() throws InterruptedException {
        while (true) {
            if (!stopping && failures.isEmpty()) {
                startReady();
            }
            if (running.isEmpty()) {
                return;
            }
            switch (signals.take()) {
                case Signal.Ended(StepExecutor step) -> ended(step);
                case Signal.Stop _ -> {
                    stopping = true;
                    running.values().forEach(StepExecutor::stop);
                }
            }
        }
    }

    private final Set<String> waiting = new LinkedHashSet<>();

    private void startReady() {
        if (changed) {
            waiting.clear();
            waiting.addAll(plan.graph().ready(succeeded, started, outcomes));
            waiting.removeIf(name -> !plan.runs(name));
            changed = false;
        }
        List<String> batch = waiting.stream()
                .limit(Math.max(0, plan.maxParallel() - running.size()))
                .toList();
        for (String name : batch) {
            waiting.remove(name);
            start(plan.graph().step(name).orElseThrow());
        }
    }

    private void start(Step step) {
        started.add(step.name());
        position++;
        StepExecutor executor = new StepExecutor(services, plan, step, position, Map.copyOf(properties));
        running.put(step.name(), executor);
        Thread.ofVirtual().name("step-" + step.name()).start(() -> {
            try {
                executor.run();
            } catch (RuntimeException e) {
                LOG.error("Step {} of {} failed within the engine", step.name(), plan.arn(), e);
                executor.failWithin(e);
            } finally {
                signals.add(new Signal.Ended(executor));
            }
        });
    }

    private void ended(StepExecutor executor) {
        StepRecord record = executor.record();
        running.remove(record.name());
        changed = true;
        switch (record.status()) {
            case "Succeeded" -> finish(record);
            case "Stopped" -> {
                if (!stopping) {
                    failures.put(record.name(), record.failureReason().orElse("The job was stopped"));
                }
            }
            default -> failures.put(record.name(), record.failureReason().orElse("It failed"));
        }
    }

    private void end() {
        if (stopping) {
            endAs("Stopped", Optional.empty());
        } else if (failures.isEmpty()) {
            endAs("Succeeded", Optional.empty());
        } else {
            endAs("Failed", Optional.of(reason()));
        }
    }

    private String reason() {
        Optional<String> failStep = failures.entrySet().stream()
                .filter(e -> plan.graph()
                        .step(e.getKey())
                        .filter(s -> s.type() == StepType.FAIL)
                        .isPresent())
                .map(Map.Entry::getValue)
                .findFirst();
        return failStep.orElseGet(() -> failures.entrySet().stream()
                .map(e -> "Step " + e.getKey() + ": " + e.getValue())
                .collect(Collectors.joining("; ", "Step failure: ", "")));
    }

    private void endAs(String status, Optional<String> reason) {
        store.database()
                .insist(transaction -> store.resources()
                        .update(transaction, ResourceKinds.PIPELINE_EXECUTION, plan.id(), execution -> {
                            var document = execution.document().deepCopy();
                            reason.ifPresent(text -> document.put(
                                    "FailureReason", text.length() > 1300 ? text.substring(0, 1300) : text));
                            return execution
                                    .withDocument(document)
                                    .withStatus(status, Optional.empty(), reason)
                                    .withOwner(Optional.empty());
                        }));
        store.journal().wake();
    }
}
