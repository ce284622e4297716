package studio.atelier.engine.gateway.s3;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.DiskFullException;
import studio.atelier.engine.api.object.ObjectNameException;
import studio.atelier.engine.api.object.PartUploads;
import studio.atelier.engine.gateway.auth.AuthFailure;
import studio.atelier.engine.gateway.auth.Sender;
import studio.atelier.engine.gateway.auth.SignedService;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.http.ServiceException;
import studio.atelier.engine.gateway.xml.Xml;

/** S3: finds the operation that a request means, by its method, path and query. */
public final class S3Service implements SignedService {

    /** Parameters that name a part of a bucket or object which this engine does not have. */
    private static final List<String> NOT_HERE = List.of(
            "accelerate",
            "acl",
            "analytics",
            "cors",
            "encryption",
            "intelligent-tiering",
            "inventory",
            "legal-hold",
            "lifecycle",
            "logging",
            "metrics",
            "notification",
            "object-lock",
            "ownershipControls",
            "policy",
            "policyStatus",
            "publicAccessBlock",
            "replication",
            "requestPayment",
            "restore",
            "retention",
            "select",
            "tagging",
            "torrent",
            "website");

    private final UnsetProperties unset;
    private final ObjectAttributes attributes;
    private final BucketOperations buckets;
    private final ListOperations lists;
    private final ObjectReads reads;
    private final ObjectWrites writes;
    private final ObjectCopies copies;
    private final DeleteMany deletes;
    private final UploadOperations uploads;
    private final PartOperations parts;

    public S3Service(Buckets buckets, PartUploads uploads) {
        this.unset = new UnsetProperties(buckets);
        this.attributes = new ObjectAttributes(buckets);
        this.buckets = new BucketOperations(buckets);
        this.lists = new ListOperations(buckets);
        this.reads = new ObjectReads(buckets);
        this.writes = new ObjectWrites(buckets);
        this.copies = new ObjectCopies(buckets);
        this.deletes = new DeleteMany(buckets);
        this.uploads = new UploadOperations(uploads);
        this.parts = new PartOperations(buckets, uploads);
    }

    @Override
    public void serve(Exchange exchange, Sender sender) throws IOException {
        exchange.set("x-amz-request-id", exchange.id());
        S3Request request = S3Request.of(exchange, sender);
        if (unset.answer(request)) {
            return;
        }
        Optional<String> missing = NOT_HERE.stream().filter(request::has).findFirst();
        if (missing.isPresent()) {
            throw S3Errors.notImplemented("'?" + missing.get() + "' of buckets and objects");
        }
        if (request.parameter("versionId")
                .filter(id -> !id.equals(ListOperations.ONLY_VERSION))
                .isPresent()) {
            throw S3Errors.notImplemented("versions of objects");
        }
        try {
            if (request.bucket().isEmpty() && !request.key().isEmpty()) {
                throw new ServiceException(400, "InvalidBucketName", "The address names a key and no bucket");
            }
            if (request.bucket().isEmpty()) {
                service(request);
            } else if (request.key().isEmpty()) {
                bucket(request);
            } else {
                object(request);
            }
        } catch (DiskFullException e) {
            throw S3Errors.full(e);
        } catch (NoSuchFileException e) {
            if (request.has("uploadId")) {
                // Ended by somebody else while a part of it was on its way.
                throw S3Errors.noSuchUpload();
            }
            throw e;
        } catch (ObjectNameException e) {
            throw request.key().isEmpty() && !exchange.method().equals("DELETE")
                    ? S3Errors.noSuchBucket(request.bucket())
                    : S3Errors.invalidArgument(String.valueOf(e.getMessage()));
        }
    }

    private void service(S3Request request) throws IOException {
        if (!request.exchange().method().equals("GET")) {
            throw notAllowed(request);
        }
        buckets.list(request);
    }

    private void bucket(S3Request request) throws IOException {
        switch (request.exchange().method()) {
            case "GET" -> readBucket(request);
            case "HEAD" -> buckets.head(request);
            case "PUT" -> {
                if (request.has("versioning")) {
                    throw S3Errors.notImplemented("versions of objects");
                }
                buckets.create(request);
            }
            case "DELETE" -> buckets.delete(request);
            case "POST" -> {
                if (!request.has("delete")) {
                    throw notAllowed(request);
                }
                deletes.delete(request);
            }
            default -> throw notAllowed(request);
        }
    }

    private void readBucket(S3Request request) throws IOException {
        if (request.has("location")) {
            buckets.location(request);
        } else if (request.has("versions")) {
            lists.versions(request);
        } else if (request.has("uploads")) {
            buckets.require(request);
            uploads.list(request);
        } else if (request.parameter("list-type").filter("2"::equals).isPresent()) {
            lists.second(request);
        } else {
            lists.first(request);
        }
    }

    private void object(S3Request request) throws IOException {
        Optional<String> source = request.header("x-amz-copy-source");
        boolean ofUpload = request.has("uploadId");
        switch (request.exchange().method()) {
            case "GET" -> {
                if (ofUpload) {
                    parts.list(request);
                } else if (request.has("attributes")) {
                    attributes.get(request);
                } else {
                    reads.get(request);
                }
            }
            case "HEAD" -> reads.head(request);
            case "PUT" -> {
                if (ofUpload && source.isPresent()) {
                    parts.copy(request, source.get());
                } else if (ofUpload) {
                    parts.put(request);
                } else if (source.isPresent()) {
                    copies.copy(request, source.get());
                } else {
                    writes.put(request);
                }
            }
            case "DELETE" -> {
                if (ofUpload) {
                    parts.abort(request);
                } else {
                    writes.delete(request);
                }
            }
            case "POST" -> {
                if (request.has("uploads")) {
                    uploads.begin(request);
                } else if (ofUpload) {
                    uploads.complete(request);
                } else {
                    throw notAllowed(request);
                }
            }
            default -> throw notAllowed(request);
        }
    }

    private static ServiceException notAllowed(S3Request request) {
        return new ServiceException(
                405,
                "MethodNotAllowed",
                "The specified method is not allowed against this resource: "
                        + request.exchange().method());
    }

    @Override
    public void refuse(Exchange exchange, ServiceException refusal) throws IOException {
        ServiceException told = refusal instanceof AuthFailure failure ? failure.forS3() : refusal;
        exchange.set("x-amz-request-id", exchange.id());
        if (exchange.method().equals("HEAD")) {
            exchange.answer(told.status());
            return;
        }
        byte[] document = Xml.of("Error")
                .put("Code", told.code().equals("InternalFailure") ? "InternalError" : told.code())
                .put("Message", told.text())
                .put("Resource", exchange.rawPath())
                .put("RequestId", exchange.id())
                .bytes();
        exchange.answer(told.status(), S3Answers.TYPE, document);
    }
}
