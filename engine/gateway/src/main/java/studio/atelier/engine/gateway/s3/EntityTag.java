package studio.atelier.engine.gateway.s3;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import studio.atelier.engine.gateway.http.ServiceException;

/** Makes the entity tag of a content that comes by: its MD5, which is checked if it was stated; else another text. */
final class EntityTag {

    /**
     * A content that is larger has a tag that is not its MD5, as with S3 an encrypted one has: to make that takes longer
     * than to store it.
     */
    private static final long MOST_DIGESTED = 64L << 20;

    /** The same for parts whose client has another checksum checked. */
    private static final long MOST_DIGESTED_OF_PARTS = (5L << 20) - 1;

    private static final int DIGITS = 32;

    private final Optional<String> stated;
    private final Optional<MessageDigest> md5;

    private EntityTag(Optional<String> stated, Optional<MessageDigest> md5) {
        this.stated = stated;
        this.md5 = md5;
    }

    /**
     * Begins one.
     *
     * @param stated the Content-MD5 that came with the content
     * @param length bytes that are expected
     * @param checkedPart whether it is a part with a checksum of another kind
     */
    static EntityTag of(Optional<String> stated, long length, boolean checkedPart) {
        boolean digested = stated.isPresent() || length <= (checkedPart ? MOST_DIGESTED_OF_PARTS : MOST_DIGESTED);
        return new EntityTag(stated, digested ? Optional.of(ContentChecksum.digest("MD5")) : Optional.empty());
    }

    void update(byte[] block, int count) {
        md5.ifPresent(digest -> digest.update(block, 0, count));
    }

    /**
     * The tag without quotes.
     *
     * @param hash another digest of the content, in hexadecimal, so that the same content has the same tag
     * @throws ServiceException if the content is not what was stated
     */
    String value(Optional<String> hash) {
        if (md5.isEmpty()) {
            return hash.map(text -> text.substring(0, DIGITS))
                            .orElseGet(() -> UUID.randomUUID().toString().replace("-", ""))
                    + "-1";
        }
        byte[] digest = md5.get().digest();
        check(digest);
        return HexFormat.of().formatHex(digest);
    }

    private void check(byte[] digest) {
        stated.ifPresent(text -> {
            byte[] expected;
            try {
                expected = Base64.getDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                throw new ServiceException(400, "InvalidDigest", "The Content-MD5 you specified was invalid.");
            }
            if (!Arrays.equals(expected, digest)) {
                throw S3Errors.badDigest("The Content-MD5 you specified did not match what we received.");
            }
        });
    }
}
