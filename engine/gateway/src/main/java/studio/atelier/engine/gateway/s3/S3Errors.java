package studio.atelier.engine.gateway.s3;

import studio.atelier.engine.api.object.DiskFullException;
import studio.atelier.engine.gateway.http.ServiceException;

/** S3's errors, by its codes (API reference, "Error responses"). */
final class S3Errors {

    private S3Errors() {}

    static ServiceException noSuchBucket(String bucket) {
        return new ServiceException(404, "NoSuchBucket", "The specified bucket does not exist: " + bucket);
    }

    static ServiceException noSuchKey(String message) {
        return new ServiceException(404, "NoSuchKey", message);
    }

    static ServiceException noSuchUpload() {
        return new ServiceException(
                404,
                "NoSuchUpload",
                "The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted"
                        + " or completed.");
    }

    static ServiceException invalidArgument(String message) {
        return new ServiceException(400, "InvalidArgument", message);
    }

    static ServiceException invalidRequest(String message) {
        return new ServiceException(400, "InvalidRequest", message);
    }

    static ServiceException malformedXml(String message) {
        return new ServiceException(400, "MalformedXML", message);
    }

    static ServiceException badDigest(String message) {
        return new ServiceException(400, "BadDigest", message);
    }

    static ServiceException preconditionFailed(String condition) {
        return new ServiceException(
                412,
                "PreconditionFailed",
                "At least one of the pre-conditions you specified did not hold: " + condition);
    }

    /** S3 has no such error. Its clients try again what is answered with 500 to 504, which does not help here. */
    static ServiceException full(DiskFullException reason) {
        return new ServiceException(507, "InsufficientStorage", String.valueOf(reason.getMessage()));
    }

    static ServiceException notImplemented(String what) {
        return new ServiceException(501, "NotImplemented", "This engine's S3 does not have " + what);
    }
}
