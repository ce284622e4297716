package studio.atelier.engine.gateway.s3;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.gateway.xml.Xml;

/** GetObjectAttributes: what is known of an object, as far as it is asked for. */
final class ObjectAttributes {

    private static final String ASKED = "x-amz-object-attributes";
    private static final Set<String> KNOWN = Set.of("ETag", "Checksum", "ObjectParts", "StorageClass", "ObjectSize");
    private static final String CHECKSUM = ContentChecksum.HEADER;

    // The tag of an object that came in parts ends with their number.
    private static final Pattern IN_PARTS = Pattern.compile(".*-([0-9]+)");

    private final Buckets buckets;

    ObjectAttributes(Buckets buckets) {
        this.buckets = buckets;
    }

    void get(S3Request request) throws IOException {
        Set<String> asked = asked(request);
        Buckets.StoredObject object = ObjectReads.required(buckets, request);
        Xml xml = S3Answers.document("GetObjectAttributesResponse");
        if (asked.contains("ETag")) {
            xml.put("ETag", object.entityTag());
        }
        Map<String, String> checksums = StoredHeaders.checksums(object.headers());
        if (asked.contains("Checksum") && !checksums.isEmpty()) {
            xml.begin("Checksum");
            for (Map.Entry<String, String> checksum : checksums.entrySet()) {
                xml.put(element(checksum.getKey()), checksum.getValue());
            }
            xml.put("ChecksumType", "FULL_OBJECT").end();
        }
        Matcher parts = IN_PARTS.matcher(object.entityTag());
        if (asked.contains("ObjectParts") && parts.matches()) {
            // How many there were is kept, not where they ended.
            xml.begin("ObjectParts").put("PartsCount", parts.group(1)).end();
        }
        if (asked.contains("StorageClass")) {
            xml.put("StorageClass", "STANDARD");
        }
        if (asked.contains("ObjectSize")) {
            xml.put("ObjectSize", object.size());
        }
        request.exchange().set("Last-Modified", ObjectReads.httpTime(object.modified()));
        S3Answers.write(request.exchange(), xml);
    }

    private static Set<String> asked(S3Request request) {
        Set<String> asked = new HashSet<>();
        for (String header : request.exchange().headers(ASKED)) {
            asked.addAll(List.of(header.split("\\s*,\\s*")));
        }
        if (asked.isEmpty() || !KNOWN.containsAll(asked)) {
            throw S3Errors.invalidArgument("The header " + ASKED + " must name one or more of "
                    + KNOWN.stream().sorted().toList());
        }
        return asked;
    }

    // x-amz-checksum-sha256 is ChecksumSHA256 here.
    private static String element(String header) {
        return "Checksum" + header.substring(CHECKSUM.length()).toUpperCase(Locale.ROOT);
    }
}
