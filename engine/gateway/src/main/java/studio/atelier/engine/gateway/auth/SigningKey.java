package studio.atelier.engine.gateway.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key that a secret gives for one day, region and service: all signatures of that scope are made with it. */
public final class SigningKey {

    private static final String HMAC = "HmacSHA256";

    private final byte[] key;
    private final String scope;

    private SigningKey(byte[] key, String scope) {
        this.key = key;
        this.scope = scope;
    }

    /** @param scope {@code DATE/REGION/SERVICE/aws4_request} */
    public static SigningKey of(String secret, String scope) {
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = hmac(key, part);
        }
        return new SigningKey(key, scope);
    }

    /** The signature of a string to sign, in hexadecimal. */
    public String sign(String text) {
        return HexFormat.of().formatHex(hmac(key, text));
    }

    String scope() {
        return scope;
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has " + HMAC, e);
        }
    }

    /** SHA-256 in hexadecimal. */
    public static String hash(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    /** A new SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
