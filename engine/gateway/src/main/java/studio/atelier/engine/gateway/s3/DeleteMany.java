package studio.atelier.engine.gateway.s3;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.ObjectNameException;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.gateway.xml.Xml;

/** DeleteObjects. */
final class DeleteMany {

    private static final int MOST_KEYS = 1000;
    private static final int MOST_BYTES = 4 << 20;

    private final Buckets buckets;

    DeleteMany(Buckets buckets) {
        this.buckets = buckets;
    }

    void delete(S3Request request) throws IOException {
        if (buckets.bucket(request.bucket()).isEmpty()) {
            throw S3Errors.noSuchBucket(request.bucket());
        }
        XmlElement document = XmlElement.parse(Payload.document(request, MOST_BYTES), "Delete");
        List<XmlElement> objects = document.all("Object");
        if (objects.isEmpty() || objects.size() > MOST_KEYS) {
            throw S3Errors.malformedXml("A request deletes 1 to " + MOST_KEYS + " objects, not " + objects.size());
        }
        boolean quiet =
                document.textOf("Quiet").filter("true"::equalsIgnoreCase).isPresent();
        Xml xml = S3Answers.document("DeleteResult");
        for (XmlElement object : objects) {
            String key = object.textOf("Key")
                    .filter(text -> !text.isEmpty())
                    .orElseThrow(() -> S3Errors.malformedXml("An Object has no Key"));
            Optional<String> version = object.textOf("VersionId").filter(text -> !text.isEmpty());
            if (version.filter(id -> !id.equals(ListOperations.ONLY_VERSION)).isPresent()) {
                error(xml, key, "NoSuchVersion", "The specified version does not exist: objects here have one only");
                continue;
            }
            try {
                buckets.delete(new ObjectUri.S3(request.bucket(), key));
                if (!quiet) {
                    xml.begin("Deleted").put("Key", key).end();
                }
            } catch (ObjectNameException e) {
                error(xml, key, "InvalidArgument", String.valueOf(e.getMessage()));
            } catch (IOException e) {
                error(xml, key, "InternalError", String.valueOf(e.getMessage()));
            }
        }
        S3Answers.write(request.exchange(), xml);
    }

    private static void error(Xml xml, String key, String code, String reason) throws IOException {
        xml.begin("Error")
                .put("Key", key)
                .put("Code", code)
                .put("Message", reason)
                .end();
    }
}
