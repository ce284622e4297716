package studio.atelier.engine.gateway.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import studio.atelier.engine.gateway.auth.AuthFailure.Reason;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.http.Query;

/**
 * Decides who may come in. On loopback every key may, since every program that could know a key could as well read the
 * workspace; a signature must be there and readable. Elsewhere it must be right, and not older or younger than 15
 * minutes.
 */
public final class Doorkeeper {

    private static final String S3 = "s3";
    private static final Duration SKEW = Duration.ofMinutes(15);

    private final Optional<AccessKeys> keys;
    private final Clock clock;
    private final int mostContent;

    /**
     * @param keys empty on loopback
     * @param mostContent bytes of a request to a service other than S3
     */
    public Doorkeeper(Optional<AccessKeys> keys, Clock clock, int mostContent) {
        this.keys = keys;
        this.clock = clock;
        this.mostContent = mostContent;
    }

    /** @throws AuthFailure if the request's sender is not accepted */
    public Sender admit(Exchange exchange) throws IOException {
        Optional<Signature> found = Signature.of(exchange);
        if (found.isEmpty()) {
            return presignedByVersion2(exchange);
        }
        Signature signature = found.get();
        checkValidity(signature);
        if (keys.isEmpty()) {
            return new Sender(signature.accessKey(), signature.service(), found, Optional.empty());
        }
        SigningKey key = keys.get()
                .secretOf(signature.accessKey())
                .map(secret -> SigningKey.of(secret, signature.scope()))
                .orElseThrow(() -> new AuthFailure(
                        Reason.UNKNOWN_KEY,
                        "The access key " + signature.accessKey() + " is not one of this server's"));
        verify(exchange, signature, key);
        return new Sender(signature.accessKey(), signature.service(), found, Optional.of(key));
    }

    private void checkValidity(Signature signature) {
        Instant now = clock.instant();
        Instant signed = signature.signedAt();
        if (signature.validFor().isPresent()) {
            Instant end = signed.plus(signature.validFor().get());
            if (now.isAfter(end)) {
                throw new AuthFailure(Reason.EXPIRED, "Request has expired: the address was good until " + end);
            }
        }
        boolean late = signature.validFor().isEmpty() && signed.plus(SKEW).isBefore(now);
        if (keys.isPresent() && (late || signed.minus(SKEW).isAfter(now))) {
            throw new AuthFailure(
                    Reason.SKEWED,
                    "The request was signed at " + signed + ", and it is " + now
                            + " here; set the clock, or sign again");
        }
    }

    private void verify(Exchange exchange, Signature signature, SigningKey key) throws IOException {
        boolean s3 = signature.service().equals(S3);
        SignedRequest request = new SignedRequest(
                exchange.method(),
                exchange.rawPath(),
                exchange.rawQuery(),
                exchange::headers,
                signature.signedHeaders(),
                payloadHash(exchange, signature, s3));
        for (String name : exchange.headerNames()) {
            if (name.startsWith("x-amz-") && !signature.signedHeaders().contains(name)) {
                throw new AuthFailure(
                        Reason.WRONG_SIGNATURE, "The header " + name + " was sent and not signed; sign it too");
            }
        }
        String right = key.sign(SignedRequest.toSign(signature.time(), signature.scope(), request.canonical(s3)));
        if (!MessageDigest.isEqual(
                right.getBytes(StandardCharsets.US_ASCII), signature.value().getBytes(StandardCharsets.US_ASCII))) {
            throw new AuthFailure(
                    Reason.WRONG_SIGNATURE,
                    "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                            + " Access Key and signing method.");
        }
    }

    private String payloadHash(Exchange exchange, Signature signature, boolean s3) throws IOException {
        if (!s3) {
            return SigningKey.hash(exchange.content(mostContent));
        }
        return exchange.header("x-amz-content-sha256")
                .or(() -> exchange.query().get("X-Amz-Content-Sha256"))
                .orElseGet(() -> {
                    if (signature.isPresigned()) {
                        return "UNSIGNED-PAYLOAD";
                    }
                    throw new AuthFailure(Reason.MALFORMED, "The header x-amz-content-sha256 is missing");
                });
    }

    // What boto3 makes by itself: ?AWSAccessKeyId=KEY&Signature=...&Expires=EPOCH
    private Sender presignedByVersion2(Exchange exchange) {
        Query query = exchange.query();
        Optional<String> key = query.get("AWSAccessKeyId");
        Optional<String> expires = query.get("Expires");
        if (key.isEmpty() || expires.isEmpty() || !query.has("Signature")) {
            throw new AuthFailure(Reason.MISSING, "The request is not signed; give the client an access key");
        }
        if (keys.isPresent()) {
            throw new AuthFailure(
                    Reason.MALFORMED,
                    "This server checks signatures of version 4; presign with signature_version s3v4");
        }
        long end;
        try {
            end = Long.parseLong(expires.get());
        } catch (NumberFormatException e) {
            throw new AuthFailure(Reason.MALFORMED, "Expires is no number of seconds since 1970");
        }
        if (clock.instant().getEpochSecond() > end) {
            throw new AuthFailure(Reason.EXPIRED, "Request has expired");
        }
        return new Sender(key.get(), S3, Optional.empty(), Optional.empty());
    }
}
