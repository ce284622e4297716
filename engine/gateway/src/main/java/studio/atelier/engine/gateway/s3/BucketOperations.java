package studio.atelier.engine.gateway.s3;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.ObjectNameException;
import studio.atelier.engine.api.operation.LocalAccount;
import studio.atelier.engine.gateway.http.ServiceException;
import studio.atelier.engine.gateway.xml.Xml;

/** ListBuckets, CreateBucket, HeadBucket, GetBucketLocation, DeleteBucket. */
final class BucketOperations {

    private static final int MOST_BUCKETS = 10_000;
    private static final int LEAST_NAME = 3;

    private final Buckets buckets;

    BucketOperations(Buckets buckets) {
        this.buckets = buckets;
    }

    void list(S3Request request) throws IOException {
        String prefix = request.parameter("prefix").orElse("");
        String after = request.parameter("continuation-token").orElse("");
        int most = request.number("max-buckets", MOST_BUCKETS);
        List<Buckets.Bucket> found = buckets.buckets().stream()
                .filter(bucket ->
                        bucket.name().startsWith(prefix) && bucket.name().compareTo(after) > 0)
                .toList();
        Xml xml = S3Answers.document("ListAllMyBucketsResult");
        S3Answers.owner(xml, "Owner");
        xml.begin("Buckets");
        List<Buckets.Bucket> page = found.subList(0, Math.min(most, found.size()));
        for (Buckets.Bucket bucket : page) {
            xml.begin("Bucket")
                    .put("Name", bucket.name())
                    .put("CreationDate", S3Answers.time(bucket.created()))
                    .put("BucketRegion", LocalAccount.REGION)
                    .end();
        }
        xml.end();
        if (!prefix.isEmpty()) {
            xml.put("Prefix", prefix);
        }
        if (page.size() < found.size() && !page.isEmpty()) {
            xml.put("ContinuationToken", page.getLast().name());
        }
        S3Answers.write(request.exchange(), xml);
    }

    /** Again and again, as in the region that this one is named after. */
    void create(S3Request request) throws IOException {
        if (request.bucket().length() < LEAST_NAME) {
            throw new ServiceException(
                    400, "InvalidBucketName", "The specified bucket is not valid: its name has less than 3 characters");
        }
        try {
            buckets.create(request.bucket());
        } catch (ObjectNameException e) {
            throw new ServiceException(400, "InvalidBucketName", String.valueOf(e.getMessage()));
        }
        request.exchange().set("Location", "/" + request.bucket());
        request.exchange().answer(200);
    }

    void require(S3Request request) throws IOException {
        if (buckets.bucket(request.bucket()).isEmpty()) {
            throw S3Errors.noSuchBucket(request.bucket());
        }
    }

    void head(S3Request request) throws IOException {
        require(request);
        request.exchange().set("x-amz-bucket-region", LocalAccount.REGION);
        request.exchange().answer(200);
    }

    void location(S3Request request) throws IOException {
        require(request);
        // Empty is the name of us-east-1 here.
        S3Answers.write(request.exchange(), S3Answers.document("LocationConstraint"));
    }

    void delete(S3Request request) throws IOException {
        try {
            buckets.delete(request.bucket());
        } catch (NoSuchFileException e) {
            throw S3Errors.noSuchBucket(request.bucket());
        } catch (DirectoryNotEmptyException e) {
            throw new ServiceException(409, "BucketNotEmpty", "The bucket you tried to delete is not empty");
        }
        request.exchange().answer(204);
    }
}
