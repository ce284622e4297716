package studio.atelier.engine.gateway.s3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.gateway.http.Percent;
import studio.atelier.engine.gateway.xml.Xml;

/** ListObjects, ListObjectsV2 and ListObjectVersions, where every object is its only version. */
final class ListOperations {

    /** The version of what has none, as S3 calls it. */
    static final String ONLY_VERSION = "null";

    private static final int MOST_KEYS = 1000;
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private final Buckets buckets;

    ListOperations(Buckets buckets) {
        this.buckets = buckets;
    }

    void second(S3Request request) throws IOException {
        Optional<String> token = request.parameter("continuation-token").filter(text -> !text.isEmpty());
        String startAfter = request.parameter("start-after").orElse("");
        Buckets.Listing listing =
                listing(request, token.map(ListOperations::ofToken).orElse(startAfter));
        Buckets.Page page = page(listing);
        UnaryOperator<String> text = encoding(request);
        Xml xml = S3Answers.document("ListBucketResult")
                .put("Name", listing.bucket())
                .put("Prefix", text.apply(listing.prefix()))
                .put("MaxKeys", listing.most())
                .put("KeyCount", page.objects().size() + page.commonPrefixes().size())
                .put("IsTruncated", page.next().isPresent());
        common(request, xml, text);
        if (token.isPresent()) {
            xml.put("ContinuationToken", token.get());
        }
        if (page.next().isPresent()) {
            xml.put("NextContinuationToken", token(page.next().get()));
        }
        if (!startAfter.isEmpty()) {
            xml.put("StartAfter", text.apply(startAfter));
        }
        boolean owners = request.parameter("fetch-owner")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        S3Answers.write(request.exchange(), contents(xml, page, text, owners));
    }

    void first(S3Request request) throws IOException {
        String marker = request.parameter("marker").orElse("");
        String delimiter = request.parameter("delimiter").orElse("");
        Buckets.Listing listing = listing(request, after(request, marker));
        Buckets.Page page = page(listing);
        UnaryOperator<String> text = encoding(request);
        Xml xml = S3Answers.document("ListBucketResult")
                .put("Name", listing.bucket())
                .put("Prefix", text.apply(listing.prefix()))
                .put("Marker", text.apply(marker))
                .put("MaxKeys", listing.most())
                .put("IsTruncated", page.next().isPresent());
        common(request, xml, text);
        if (page.next().isPresent() && !delimiter.isEmpty()) {
            xml.put("NextMarker", text.apply(page.next().get().replace(LAST, "")));
        }
        S3Answers.write(request.exchange(), contents(xml, page, text, true));
    }

    // A marker may be a common prefix, which is then done with.
    private static String after(S3Request request, String marker) {
        String delimiter = request.parameter("delimiter").orElse("");
        return !delimiter.isEmpty() && marker.endsWith(delimiter) ? marker + LAST : marker;
    }

    void versions(S3Request request) throws IOException {
        String marker = request.parameter("key-marker").orElse("");
        Buckets.Listing listing = listing(request, after(request, marker));
        Buckets.Page page = page(listing);
        UnaryOperator<String> text = encoding(request);
        Xml xml = S3Answers.document("ListVersionsResult")
                .put("Name", listing.bucket())
                .put("Prefix", text.apply(listing.prefix()))
                .put("KeyMarker", text.apply(marker))
                .put("VersionIdMarker", "")
                .put("MaxKeys", listing.most())
                .put("IsTruncated", page.next().isPresent());
        common(request, xml, text);
        if (page.next().isPresent()) {
            xml.put("NextKeyMarker", text.apply(page.next().get().replace(LAST, "")))
                    .put("NextVersionIdMarker", ONLY_VERSION);
        }
        for (Buckets.StoredObject object : page.objects()) {
            xml.begin("Version").put("VersionId", ONLY_VERSION).put("IsLatest", true);
            object(xml, object, text);
            S3Answers.owner(xml, "Owner");
            xml.end();
        }
        S3Answers.write(request.exchange(), prefixes(xml, page, text));
    }

    private static Buckets.Listing listing(S3Request request, String after) {
        return new Buckets.Listing(
                request.bucket(),
                request.parameter("prefix").orElse(""),
                request.parameter("delimiter").orElse(""),
                after,
                Math.min(MOST_KEYS, request.number("max-keys", MOST_KEYS)));
    }

    private Buckets.Page page(Buckets.Listing listing) throws IOException {
        try {
            return buckets.list(listing);
        } catch (NoSuchFileException e) {
            throw S3Errors.noSuchBucket(listing.bucket());
        }
    }

    private static void common(S3Request request, Xml xml, UnaryOperator<String> text) throws IOException {
        Optional<String> delimiter = request.parameter("delimiter").filter(d -> !d.isEmpty());
        if (delimiter.isPresent()) {
            xml.put("Delimiter", text.apply(delimiter.get()));
        }
        Optional<String> encoding = request.parameter("encoding-type");
        if (encoding.isPresent()) {
            xml.put("EncodingType", encoding.get());
        }
    }

    private static Xml contents(Xml xml, Buckets.Page page, UnaryOperator<String> text, boolean owners)
            throws IOException {
        for (Buckets.StoredObject object : page.objects()) {
            object(xml.begin("Contents"), object, text);
            if (owners) {
                S3Answers.owner(xml, "Owner");
            }
            xml.end();
        }
        return prefixes(xml, page, text);
    }

    private static void object(Xml xml, Buckets.StoredObject object, UnaryOperator<String> text) throws IOException {
        xml.put("Key", text.apply(object.uri().key()))
                .put("LastModified", S3Answers.time(object.modified()))
                .put("ETag", ObjectReads.quoted(object.entityTag()))
                .put("Size", object.size())
                .put("StorageClass", "STANDARD");
    }

    private static Xml prefixes(Xml xml, Buckets.Page page, UnaryOperator<String> text) throws IOException {
        for (String prefix : page.commonPrefixes()) {
            xml.begin("CommonPrefixes").put("Prefix", text.apply(prefix)).end();
        }
        return xml;
    }

    /** Keys may have characters that XML cannot have: clients ask for them encoded. */
    static UnaryOperator<String> encoding(S3Request request) {
        return request.parameter("encoding-type").filter("url"::equals).isPresent()
                ? Percent::encodePath
                : UnaryOperator.identity();
    }

    private static String token(String after) {
        return Base64.getUrlEncoder().encodeToString(after.getBytes(StandardCharsets.UTF_8));
    }

    private static String ofToken(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw S3Errors.invalidArgument("The continuation token provided is incorrect");
        }
    }
}
