package studio.atelier.engine.gateway.auth;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** One access key, made by chance. */
public record MadeKey(String id, String secret) implements AccessKeys {

    private static final String BEGINNING = "ATELIER";

    /** A key of the length that AWS's have; its secret has 240 bits. */
    public static MadeKey make() {
        SecureRandom random = new SecureRandom();
        byte[] name = new byte[7];
        random.nextBytes(name);
        byte[] secret = new byte[30];
        random.nextBytes(secret);
        String id = BEGINNING + HexFormat.of().formatHex(name).substring(1).toUpperCase(Locale.ROOT);
        return new MadeKey(id, Base64.getEncoder().encodeToString(secret));
    }

    @Override
    public Optional<String> secretOf(String accessKey) {
        return accessKey.equals(id) ? Optional.of(secret) : Optional.empty();
    }
}
