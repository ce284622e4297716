package studio.atelier.engine.pipelines.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.event.EngineEvent;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.definition.StepType;
import studio.atelier.engine.pipelines.expression.ConditionEvaluator;
import studio.atelier.engine.pipelines.expression.ConditionException;
import studio.atelier.engine.pipelines.expression.ConditionParser;
import studio.atelier.engine.pipelines.expression.EvaluationException;
import studio.atelier.engine.pipelines.expression.ExpressionEvaluator;
import studio.atelier.engine.store.metadata.DatabaseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs one step of an execution on the thread that calls it, and writes down every change. */
final class StepExecutor implements StepRun {

    private final ExecutionServices services;
    private final ExecutionPlan plan;
    private final Step step;
    private final StepRecord record;
    private final Map<String, JsonNode> properties;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Object stopLock = new Object();
    private String jobName = "";
    private @Nullable Runnable stopJob;

    /** @param properties what finished steps expose; not changed while this runs */
    StepExecutor(
            ExecutionServices services, ExecutionPlan plan, Step step, int position, Map<String, JsonNode> properties) {
        this.services = services;
        this.plan = plan;
        this.step = step;
        this.record = new StepRecord(step.name(), position);
        this.properties = properties;
    }

    StepRecord record() {
        return record;
    }

    Step step() {
        return step;
    }

    /** Runs the step; afterwards the record says what became of it. */
    void run() {
        step.displayName().ifPresent(text -> record.put("StepDisplayName", text));
        step.description().ifPresent(text -> record.put("StepDescription", text));
        record.time("StartTime");
        if (isJob()) {
            record.status("Starting");
        }
        try {
            if (isStopping()) {
                throw StepFailure.stopped("The execution was stopped before the step started");
            }
            attempt();
            record.status("Succeeded");
        } catch (StepFailure e) {
            record.status(e.isStopped() || isStopping() ? "Stopped" : "Failed");
            record.failure(e.reason());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            record.status("Stopped");
        }
        ended();
    }

    /** Ends the step, wherever it was, with a failure of the engine itself. */
    void failWithin(RuntimeException e) {
        record.status("Failed");
        record.failure("InternalServerError: " + e);
        ended();
    }

    private void ended() {
        record.time("EndTime");
        EngineEvent.StepChanged event = event(record.failureReason());
        services.store()
                .database()
                .insist(transaction -> services.store().steps().put(transaction, record.row(plan.arn()), event));
        services.store().journal().wake();
    }

    private boolean isJob() {
        return step.type() == StepType.TRAINING || step.type() == StepType.PROCESSING;
    }

    private void attempt() throws StepFailure, InterruptedException {
        Retries retries = new Retries(step.retryPolicies(), Instant.now());
        for (int attempt = 1; ; attempt++) {
            if (isJob()) {
                record.attempt(attempt);
            }
            try {
                once();
                return;
            } catch (StepFailure e) {
                Optional<Duration> wait = retries.next(e, Instant.now());
                if (wait.isEmpty() || isStopping()) {
                    throw e;
                }
                record.status("Executing");
                tell("Attempt " + attempt + " failed: " + e.reason() + ". The next starts in "
                        + wait.get().toSeconds() + " s");
                if (stopped.await(wait.get().toMillis(), TimeUnit.MILLISECONDS)) {
                    throw StepFailure.stopped("The execution was stopped between two attempts");
                }
            }
        }
    }

    private void once() throws StepFailure, InterruptedException {
        jobName = name();
        StepContext context = new StepContext(plan, properties, services.store().objects(), jobName);
        try {
            if (isJob()) {
                save(Optional.empty());
            }
            switch (step.type()) {
                case CONDITION -> condition(context);
                case FAIL -> fail(context);
                default -> act(context);
            }
        } catch (EvaluationException | ConditionException e) {
            throw StepFailure.of("ClientError: " + e.getMessage());
        } catch (DatabaseException e) {
            throw StepFailure.ofDatabase(e);
        }
    }

    private String name() {
        String member = switch (step.type()) {
            case TRAINING -> "TrainingJobName";
            case PROCESSING -> "ProcessingJobName";
            case MODEL -> "ModelName";
            default -> "";
        };
        JsonNode prefix = step.arguments().get(member);
        return prefix != null && prefix.isString() && !prefix.stringValue().isBlank()
                ? StepNames.prefixed(prefix.stringValue(), plan.id())
                : StepNames.job(plan.id(), step.name());
    }

    private void condition(StepContext context) {
        ArrayNode conditions = step.arguments().get("Conditions") instanceof ArrayNode given ? given : Json.array();
        boolean outcome = new ConditionEvaluator(context, step.name())
                .all(ConditionParser.parseAll(conditions, step.argumentsPointer() + "/Conditions"));
        String text = outcome ? "True" : "False";
        record.metadata("Condition", Json.object().put("Outcome", text));
        record.own("properties", Json.object().put("Outcome", text));
    }

    private void fail(StepContext context) throws StepFailure {
        JsonNode message = new ExpressionEvaluator(context, step.name())
                .resolve(step.arguments().path("ErrorMessage"), step.argumentsPointer() + "/ErrorMessage");
        String text = message.asString("");
        record.metadata("Fail", Json.object().put("ErrorMessage", text));
        throw StepFailure.of(text);
    }

    private void act(StepContext context) throws StepFailure, InterruptedException {
        ObjectNode arguments = (ObjectNode)
                new ExpressionEvaluator(context, step.name()).resolve(step.arguments(), step.argumentsPointer());
        fillRole(arguments);
        record.own("arguments", arguments);
        Optional<StepCache.Answer> cached = services.cache().look(plan, step, arguments);
        if (cached.isPresent()) {
            switch (cached.get()) {
                case StepCache.Answer.Hit(StepRecord source, String execution) -> {
                    record.takeOver(source);
                    record.set("CacheHitResult", Json.object().put("SourcePipelineExecutionArn", execution));
                    return;
                }
                case StepCache.Answer.Miss(ObjectNode why) -> record.own("whyMissed", why);
            }
        }
        if (isJob()) {
            record.status("Executing");
            save(Optional.empty());
        }
        StepAction action = services.action(step.type())
                .orElseThrow(() -> StepFailure.of(
                        "ClientError: Steps of type " + step.typeName() + " cannot be run by this engine"));
        record.own("properties", action.run(step, arguments, this));
        services.cache().keep(plan, step, arguments);
    }

    // Definitions may leave the role to the pipeline.
    private void fillRole(ObjectNode arguments) {
        String member = switch (step.type()) {
            case TRAINING, PROCESSING -> "RoleArn";
            case MODEL -> "ExecutionRoleArn";
            default -> "";
        };
        if (!member.isEmpty()
                && !arguments.hasNonNull(member)
                && !plan.roleArn().isEmpty()) {
            arguments.put(member, plan.roleArn());
        }
    }

    @Override
    public String jobName() {
        return jobName;
    }

    @Override
    public void made(String key, ObjectNode value) {
        record.metadata(key, value);
        if (isJob()) {
            save(Optional.empty());
        }
    }

    @Override
    public void running(Runnable stop) {
        synchronized (stopLock) {
            stopJob = stop;
            if (isStopping()) {
                stop.run();
            }
        }
    }

    /** Asks the step to stop: its job is stopped, a wait for a new attempt ended. */
    void stop() {
        synchronized (stopLock) {
            if (isStopping()) {
                return;
            }
            stopped.countDown();
            if (stopJob != null) {
                stopJob.run();
            }
        }
    }

    private boolean isStopping() {
        return stopped.getCount() == 0;
    }

    private void save(Optional<String> message) {
        services.store().steps().put(record.row(plan.arn()), event(message));
    }

    // Worth knowing, but not worth failing for: the database may be what failed.
    private void tell(String message) {
        services.store()
                .database()
                .offer(transaction ->
                        services.store().steps().put(transaction, record.row(plan.arn()), event(Optional.of(message))));
        services.store().journal().wake();
    }

    private EngineEvent.StepChanged event(Optional<String> message) {
        Optional<String> note = message.or(() -> record.cacheSource().map(source -> "Cached"));
        return new EngineEvent.StepChanged(
                Instant.now(), plan.arn(), step.name(), record.status(), record.jobArn(), note);
    }
}
