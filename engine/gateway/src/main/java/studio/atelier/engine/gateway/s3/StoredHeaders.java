package studio.atelier.engine.gateway.s3;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.http.ServiceException;

/** Which headers of a request are kept with an object, and which are refused because nothing here honours them. */
final class StoredHeaders {

    static final String DEFAULT_TYPE = "binary/octet-stream";

    private static final Logger LOG = LoggerFactory.getLogger(StoredHeaders.class);
    private static final AtomicBoolean TOLD_OF_ENCRYPTION = new AtomicBoolean();
    private static final String METADATA = "x-amz-meta-";
    private static final int MOST_METADATA = 2 << 10;

    private static final List<String> KEPT =
            List.of("content-type", "content-language", "content-disposition", "cache-control", "expires");

    private static final Set<String> OWN_ACLS = Set.of("private", "bucket-owner-full-control", "bucket-owner-read");

    private static final List<String> REFUSED = List.of(
            "x-amz-server-side-encryption-customer-",
            "x-amz-copy-source-server-side-encryption-customer-",
            "x-amz-object-lock-",
            "x-amz-website-redirect-location",
            "x-amz-tagging",
            "x-amz-grant-",
            "x-amz-write-offset-bytes");

    private StoredHeaders() {}

    /** @throws ServiceException NotImplemented if a header asks for what this store does not have; it names it */
    static void refuseUnhonoured(Exchange exchange) {
        for (String name : exchange.headerNames()) {
            if (REFUSED.stream().anyMatch(name::startsWith)) {
                throw S3Errors.notImplemented("what the header " + name + " asks for; send the request without it");
            }
        }
        exchange.header("x-amz-acl").filter(acl -> !OWN_ACLS.contains(acl)).ifPresent(acl -> {
            throw S3Errors.notImplemented("the ACL " + acl + "; every object is its owner's alone");
        });
        if (exchange.header("x-amz-server-side-encryption").isPresent() && !TOLD_OF_ENCRYPTION.getAndSet(true)) {
            LOG.warn(
                    "Objects are stored without encryption of their own, though x-amz-server-side-encryption asks for it;"
                            + " what protects them is the encryption of the disk");
        }
    }

    /** What is kept of a request's headers. */
    static Map<String, String> of(Exchange exchange) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT) {
            exchange.header(name).ifPresent(value -> headers.put(name, value));
        }
        exchange.header("content-encoding")
                .flatMap(StoredHeaders::withoutTransfer)
                .ifPresent(value -> headers.put("content-encoding", value));
        int size = 0;
        for (String name : exchange.headerNames()) {
            if (name.startsWith(METADATA)) {
                String value = String.join(",", exchange.headers(name));
                size += name.length() - METADATA.length() + value.getBytes(StandardCharsets.UTF_8).length;
                headers.put(name, value);
            }
        }
        if (size > MOST_METADATA) {
            throw new ServiceException(
                    400, "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size of 2 KB");
        }
        return headers;
    }

    // aws-chunked is how the content travels, not what it is.
    private static Optional<String> withoutTransfer(String encoding) {
        String left = encoding.replaceAll("(?i)\\s*aws-chunked\\s*,?\\s*", "");
        return left.isEmpty() ? Optional.empty() : Optional.of(left);
    }

    /** The checksums that were kept with an object. */
    static Map<String, String> checksums(Map<String, String> headers) {
        Map<String, String> checksums = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            if (name.startsWith(ContentChecksum.HEADER)) {
                checksums.put(name, value);
            }
        });
        return checksums;
    }
}
