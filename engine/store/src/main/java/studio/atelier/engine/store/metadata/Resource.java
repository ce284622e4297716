package studio.atelier.engine.store.metadata;

import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A resource as the store keeps it.
 *
 * @param kind its type, see {@link ResourceKinds}
 * @param name unique within the kind
 * @param arn unique
 * @param parent what it belongs to: the pipeline of an execution, the group of a package
 * @param status its status in SageMaker's words
 * @param detail its secondary status
 * @param message its failure reason or the like
 * @param owner the engine that works on it, see {@link Leases}
 * @param version counts its changes, from 1
 * @param document everything else, in SageMaker's field names. Not shared: the caller may change it
 */
public record Resource(
        String kind,
        String name,
        String arn,
        Optional<String> parent,
        String status,
        Optional<String> detail,
        Optional<String> message,
        Instant created,
        Instant modified,
        Optional<String> owner,
        long version,
        ObjectNode document) {

    /** A resource that nobody owns and that was not stored yet. */
    public static Resource of(String kind, String name, String arn, String status, ObjectNode document) {
        Instant now = Instant.now();
        return new Resource(
                kind,
                name,
                arn,
                Optional.empty(),
                status,
                Optional.empty(),
                Optional.empty(),
                now,
                now,
                Optional.empty(),
                0,
                document);
    }

    public Resource withStatus(String newStatus) {
        return withStatus(newStatus, detail, message);
    }

    public Resource withStatus(String newStatus, Optional<String> newDetail, Optional<String> newMessage) {
        return new Resource(
                kind, name, arn, parent, newStatus, newDetail, newMessage, created, modified, owner, version, document);
    }

    public Resource withParent(String newParent) {
        return new Resource(
                kind,
                name,
                arn,
                Optional.of(newParent),
                status,
                detail,
                message,
                created,
                modified,
                owner,
                version,
                document);
    }

    public Resource withOwner(Optional<String> newOwner) {
        return new Resource(
                kind, name, arn, parent, status, detail, message, created, modified, newOwner, version, document);
    }

    public Resource withDocument(ObjectNode newDocument) {
        return new Resource(
                kind, name, arn, parent, status, detail, message, created, modified, owner, version, newDocument);
    }
}
