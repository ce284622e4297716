package studio.atelier.engine.gateway.s3;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/** A checksum of a content, as S3 has them beside the MD5. */
interface ContentChecksum {

    /** What the headers begin with that hold one. */
    String HEADER = "x-amz-checksum-";

    void update(byte[] bytes, int offset, int length);

    /** Of all that was taken, in Base64 as headers have it. */
    String value();

    /** By the end of the header's name: {@code crc32}, {@code sha256}; empty if there is no such checksum. */
    static Optional<ContentChecksum> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "crc32" -> Optional.of(new Sum(new CRC32(), Integer.BYTES));
            case "crc32c" -> Optional.of(new Sum(new CRC32C(), Integer.BYTES));
            case "crc64nvme" -> Optional.of(new Sum(new Crc64Nvme(), Long.BYTES));
            case "sha1" -> Optional.of(new Digest(digest("SHA-1")));
            case "sha256" -> Optional.of(new Digest(digest("SHA-256")));
            default -> Optional.empty();
        };
    }

    static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }

    /** A sum of 4 or 8 bytes, the highest first. */
    record Sum(Checksum sum, int bytes) implements ContentChecksum {
        @Override
        public void update(byte[] content, int offset, int length) {
            sum.update(content, offset, length);
        }

        @Override
        public String value() {
            byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(sum.getValue()).array();
            ByteBuffer last = ByteBuffer.wrap(all, Long.BYTES - bytes, bytes).slice();
            byte[] used = new byte[bytes];
            last.get(used);
            return Base64.getEncoder().encodeToString(used);
        }
    }

    /** A digest. */
    record Digest(MessageDigest digest) implements ContentChecksum {
        @Override
        public void update(byte[] content, int offset, int length) {
            digest.update(content, offset, length);
        }

        @Override
        public String value() {
            return Base64.getEncoder().encodeToString(digest.digest());
        }
    }
}
