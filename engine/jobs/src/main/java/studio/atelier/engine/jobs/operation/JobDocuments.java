package studio.atelier.engine.jobs.operation;

import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.operation.EngineErrors;
import studio.atelier.engine.jobs.run.JobKind;
import studio.atelier.engine.store.document.Documents;
import studio.atelier.engine.store.metadata.Arns;
import studio.atelier.engine.store.metadata.Resource;
import tools.jackson.databind.node.ObjectNode;

/** What the operations on both kinds of jobs write alike. */
final class JobDocuments {

    private JobDocuments() {}

    /** A new job from its request; tags are kept elsewhere. */
    static Resource create(JobKind kind, ObjectNode body) {
        String name = body.path(kind.apiName() + "Name").asString("");
        String arn = Arns.of(kind.resourceKind() + "/" + name);
        ObjectNode document = body.deepCopy();
        document.remove("Tags");
        document.put(kind.apiName() + "Arn", arn);
        return Resource.of(kind.resourceKind(), name, arn, "InProgress", document)
                .withStatus("InProgress", Optional.of("Starting"), Optional.empty());
    }

    /** The describe response: the document with the status and times. */
    static ObjectNode describe(JobKind kind, Resource job) {
        ObjectNode response = Json.object();
        response.put(kind.apiName() + "Name", job.name());
        response.put(kind.apiName() + "Arn", job.arn());
        response.put(kind.apiName() + "Status", job.status());
        job.document().properties().forEach(e -> response.set(e.getKey(), e.getValue()));
        Documents.putTime(response, "CreationTime", job.created());
        Documents.putTime(response, "LastModifiedTime", job.modified());
        return response;
    }

    /** The summary in a listing. */
    static ObjectNode summary(JobKind kind, Resource job, String endTime) {
        ObjectNode summary = Json.object();
        summary.put(kind.apiName() + "Name", job.name());
        summary.put(kind.apiName() + "Arn", job.arn());
        Documents.putTime(summary, "CreationTime", job.created());
        Documents.copy(job.document(), summary, endTime);
        Documents.putTime(summary, "LastModifiedTime", job.modified());
        summary.put(kind.apiName() + "Status", job.status());
        return summary;
    }

    /** Refuses a check that the request's shape cannot say. */
    static void require(boolean right, String message) {
        if (!right) {
            throw EngineErrors.validation(message);
        }
    }
}
