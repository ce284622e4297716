package studio.atelier.engine.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import studio.atelier.engine.gateway.auth.AuthFailure.Reason;

/**
 * Checks the signatures of the chunks of a content, each of which covers the one before. Source: "Signature calculations
 * for the Authorization header: transferring payload in multiple chunks" in S3's API reference.
 */
public final class ChunkSignatures {

    private static final String OF_NOTHING = SigningKey.hash(new byte[0]);

    private final SigningKey key;
    private final String time;
    private final MessageDigest chunk = SigningKey.sha256();
    private String previous;

    /** @param seed the signature of the request's head */
    public ChunkSignatures(SigningKey key, Signature seed) {
        this.key = key;
        this.time = seed.time();
        this.previous = seed.value();
    }

    /** Takes a part of the chunk. */
    public void update(byte[] bytes, int offset, int length) {
        chunk.update(bytes, offset, length);
    }

    /** @throws AuthFailure if the signature is not that of the chunk that was taken */
    public void endChunk(String signature) {
        check("AWS4-HMAC-SHA256-PAYLOAD", OF_NOTHING + "\n" + HexFormat.of().formatHex(chunk.digest()), signature);
    }

    /** @param trailers each as {@code name:value}, with a line feed after it */
    public void endTrailers(String trailers, String signature) {
        check("AWS4-HMAC-SHA256-TRAILER", SigningKey.hash(trailers.getBytes(StandardCharsets.UTF_8)), signature);
    }

    private void check(String algorithm, String hashes, String signature) {
        String right = key.sign(String.join("\n", algorithm, time, key.scope(), previous, hashes));
        if (!MessageDigest.isEqual(
                right.getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.US_ASCII))) {
            throw new AuthFailure(Reason.WRONG_SIGNATURE, "The signature of a chunk of the content is not right");
        }
        previous = right;
    }
}
