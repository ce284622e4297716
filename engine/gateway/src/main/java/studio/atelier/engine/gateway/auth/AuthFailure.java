package studio.atelier.engine.gateway.auth;

import studio.atelier.engine.gateway.http.ServiceException;

/** A request whose sender is not accepted. Services have their own codes for the same reason. */
public final class AuthFailure extends ServiceException {
    private static final long serialVersionUID = 1L;

    /** Why, with the codes of the JSON services, of the query services and of S3. */
    public enum Reason {
        MISSING(403, "MissingAuthenticationTokenException", "MissingAuthenticationToken", "AccessDenied"),
        MALFORMED(400, "IncompleteSignatureException", "IncompleteSignature", "AuthorizationHeaderMalformed"),
        UNKNOWN_KEY(403, "UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId"),
        WRONG_SIGNATURE(403, "InvalidSignatureException", "SignatureDoesNotMatch", "SignatureDoesNotMatch"),
        SKEWED(403, "InvalidSignatureException", "SignatureDoesNotMatch", "RequestTimeTooSkewed"),
        EXPIRED(403, "InvalidSignatureException", "SignatureDoesNotMatch", "AccessDenied"),
        FOREIGN(403, "AccessDeniedException", "AccessDenied", "AccessDenied");

        private final int status;
        private final String json;
        private final String query;
        private final String s3;

        Reason(int status, String json, String query, String s3) {
            this.status = status;
            this.json = json;
            this.query = query;
            this.s3 = s3;
        }
    }

    private final Reason reason;

    public AuthFailure(Reason reason, String message) {
        super(reason.status, reason.json, message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** The same with the code that the query services have for it. */
    public ServiceException forQuery() {
        return new ServiceException(status(), reason.query, text());
    }

    /** The same with the code that S3 has for it. */
    public ServiceException forS3() {
        return new ServiceException(status(), reason.s3, text());
    }
}
