package studio.atelier.engine.gateway.auth;

import java.util.Optional;

/**
 * Who sent a request, as far as it was checked.
 *
 * @param accessKey the key that it names
 * @param service the service that it was signed for: {@code sagemaker}, {@code s3}...
 * @param signature its signature; empty for an address that was presigned with Signature Version 2
 * @param key what signs the chunks of its content; empty where signatures are not checked
 */
public record Sender(String accessKey, String service, Optional<Signature> signature, Optional<SigningKey> key) {}
