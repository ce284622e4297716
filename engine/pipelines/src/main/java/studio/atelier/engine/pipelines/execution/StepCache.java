package studio.atelier.engine.pipelines.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.pipelines.definition.CacheConfig;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.metadata.CacheStore.CacheEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds the earlier run of a step that may stand for a new one (pipelines.md section 4, Caching). */
final class StepCache {

    private static final int LOOKED_AT = 200;

    /** The answer for a step whose caching is on. */
    sealed interface Answer {
        /** An earlier run stands for this one. */
        record Hit(StepRecord step, String execution) implements Answer {}

        /** None does. */
        record Miss(ObjectNode why) implements Answer {}
    }

    private final Store store;

    StepCache(Store store) {
        this.store = store;
    }

    /** Empty if the step is not cached. */
    Optional<Answer> look(ExecutionPlan plan, Step step, JsonNode arguments) {
        Optional<CacheConfig> config = step.cacheConfig().filter(CacheConfig::enabled);
        Optional<CacheKey> key = CacheKey.of(step.type(), arguments);
        if (config.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        List<CacheEntry> entries = store.cache().newest(plan.pipeline(), step.name(), LOOKED_AT);
        if (entries.isEmpty()) {
            return Optional.of(
                    new Answer.Miss(CacheMiss.because("No earlier run of this step has succeeded in this pipeline")));
        }
        Optional<Instant> oldest = config.get().expireAfter().map(age -> age.oldest(Instant.now()));
        boolean expired = false;
        for (CacheEntry entry : entries) {
            if (!entry.keyHash().equals(key.get().hash())) {
                continue;
            }
            if (oldest.isPresent() && entry.finished().isBefore(oldest.get())) {
                expired = true;
                continue;
            }
            Optional<StepRecord> source = store.steps()
                    .find(entry.execution(), step.name())
                    .map(StepRecord::of)
                    .filter(found -> found.properties().isPresent());
            if (source.isPresent()) {
                return Optional.of(new Answer.Hit(source.get(), entry.execution()));
            }
        }
        return Optional.of(new Answer.Miss(
                expired
                        ? CacheMiss.because("The earlier run with the same attributes is older than ExpireAfter allows")
                        : CacheMiss.difference(
                                entries.getFirst().attributes(), key.get().attributes())));
    }

    /** Keeps a run that succeeded, whether or not the step is cached today: tomorrow it may be. */
    void keep(ExecutionPlan plan, Step step, JsonNode arguments) {
        CacheKey.of(step.type(), arguments)
                .ifPresent(key -> store.cache()
                        .add(new CacheEntry(
                                plan.pipeline(),
                                step.name(),
                                key.hash(),
                                key.attributes(),
                                plan.arn(),
                                Instant.now())));
    }
}
