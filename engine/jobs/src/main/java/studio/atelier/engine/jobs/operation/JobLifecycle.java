package studio.atelier.engine.jobs.operation;

import java.util.Map;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.jobs.run.JobKind;
import studio.atelier.engine.jobs.run.JobSupervisor;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.document.Tags;
import studio.atelier.engine.store.metadata.DuplicateResourceException;
import studio.atelier.engine.store.metadata.Resource;
import tools.jackson.databind.node.ObjectNode;

/** Creating, stopping and deleting jobs, the same for every kind. */
final class JobLifecycle {

    /** Seconds that a job may run if it does not say. */
    static final int DEFAULT_RUNTIME = 86_400;

    private final Store store;
    private final JobSupervisor supervisor;
    private final JobKind kind;

    JobLifecycle(Store store, JobSupervisor supervisor, JobKind kind) {
        this.store = store;
        this.supervisor = supervisor;
        this.kind = kind;
    }

    Resource create(ObjectNode body) {
        if (!body.path("StoppingCondition").hasNonNull("MaxRuntimeInSeconds")) {
            body.withObject("/StoppingCondition").put("MaxRuntimeInSeconds", DEFAULT_RUNTIME);
        }
        Resource job = JobDocuments.create(kind, body);
        Map<String, String> tags = Tags.of(body);
        try {
            return supervisor.submit(kind, job, tags);
        } catch (DuplicateResourceException e) {
            throw EngineErrors.inUse("Job name must be unique, and a "
                    + kind.resourceKind().replace('-', ' ') + " with this name already exists (" + job.arn() + ")");
        }
    }

    Resource existing(String name) {
        return store.resources()
                .find(kind.resourceKind(), name)
                .orElseThrow(() -> EngineErrors.validation(missing(name)));
    }

    /** The service's own words, which clients read: neither kind of job has the code ResourceNotFound. */
    private String missing(String name) {
        return switch (kind) {
            case TRAINING -> "Requested resource not found.";
            case PROCESSING -> "Could not find requested job with name: " + name;
        };
    }

    ObjectNode stop(String name) {
        Resource job = existing(name);
        if (supervisor.markStopping(kind, job)) {
            return Json.object();
        }
        String status = existing(name).status();
        if (!status.equals("Stopping")) {
            throw EngineErrors.validation("The request was rejected because the "
                    + kind.resourceKind().replace('-', ' ') + " is in status " + status
                    + ": only a job that runs can be stopped");
        }
        return Json.object();
    }

    ObjectNode delete(String name) {
        Resource job = existing(name);
        if (job.status().equals("InProgress") || job.status().equals("Stopping")) {
            throw EngineErrors.inUse("The " + kind.resourceKind().replace('-', ' ') + " " + name + " has status "
                    + job.status() + "; stop it before you delete it");
        }
        store.resources().delete(kind.resourceKind(), name);
        return Json.object();
    }
}
