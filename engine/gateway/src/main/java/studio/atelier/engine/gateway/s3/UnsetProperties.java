package studio.atelier.engine.gateway.s3;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.gateway.http.ServiceException;

/**
 * Reads of what buckets and objects can have in S3 and have not here: nobody could set it, and the answer is S3's own
 * for what was not set. Programs ask for these on their way: the AWS CLI for the tags of what it copies in parts.
 */
final class UnsetProperties {

    /** By the parameter that names a property of a bucket: the error that says it was not set. */
    private static final Map<String, String> NOT_SET = Map.ofEntries(
            Map.entry("cors", "NoSuchCORSConfiguration"),
            Map.entry("encryption", "ServerSideEncryptionConfigurationNotFoundError"),
            Map.entry("lifecycle", "NoSuchLifecycleConfiguration"),
            Map.entry("object-lock", "ObjectLockConfigurationNotFoundError"),
            Map.entry("ownershipControls", "OwnershipControlsNotFoundError"),
            Map.entry("policy", "NoSuchBucketPolicy"),
            Map.entry("publicAccessBlock", "NoSuchPublicAccessBlockConfiguration"),
            Map.entry("replication", "ReplicationConfigurationNotFoundError"),
            Map.entry("tagging", "NoSuchTagSet"),
            Map.entry("website", "NoSuchWebsiteConfiguration"));

    /** By the parameter: the document that is empty where it was not set. */
    private static final Map<String, String> EMPTY = Map.of(
            "accelerate", "AccelerateConfiguration",
            "logging", "BucketLoggingStatus",
            "notification", "NotificationConfiguration",
            "versioning", "VersioningConfiguration");

    private static final String TAGS = "tagging";

    private final Buckets buckets;

    UnsetProperties(Buckets buckets) {
        this.buckets = buckets;
    }

    /** @return false if the request reads nothing of the kind */
    boolean answer(S3Request request) throws IOException {
        if (!request.exchange().method().equals("GET")) {
            return false;
        }
        return request.key().isEmpty() ? ofBucket(request) : ofObject(request);
    }

    private boolean ofBucket(S3Request request) throws IOException {
        Optional<Map.Entry<String, String>> empty = named(request, EMPTY);
        Optional<Map.Entry<String, String>> unset = named(request, NOT_SET);
        if (empty.isEmpty() && unset.isEmpty()) {
            return false;
        }
        if (buckets.bucket(request.bucket()).isEmpty()) {
            throw S3Errors.noSuchBucket(request.bucket());
        }
        if (unset.isPresent()) {
            throw new ServiceException(
                    404,
                    unset.get().getValue(),
                    "The bucket " + request.bucket() + " has no '" + unset.get().getKey() + "'");
        }
        S3Answers.write(
                request.exchange(), S3Answers.document(empty.orElseThrow().getValue()));
        return true;
    }

    private static Optional<Map.Entry<String, String>> named(S3Request request, Map<String, String> properties) {
        return properties.entrySet().stream()
                .filter(property -> request.has(property.getKey()))
                .findFirst();
    }

    private boolean ofObject(S3Request request) throws IOException {
        if (!request.has(TAGS)) {
            return false;
        }
        ObjectReads.required(buckets, request);
        S3Answers.write(
                request.exchange(),
                S3Answers.document("Tagging").begin("TagSet").end());
        return true;
    }
}
