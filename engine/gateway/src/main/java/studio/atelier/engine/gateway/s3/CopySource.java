package studio.atelier.engine.gateway.s3;

import java.io.IOException;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.ObjectNameException;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.gateway.http.Percent;
import studio.atelier.engine.gateway.http.Query;

/** What the header x-amz-copy-source names: {@code bucket/key}, percent-encoded, perhaps with a slash before. */
record CopySource(ObjectUri.S3 uri) {

    static CopySource of(String header) {
        int question = header.indexOf('?');
        String path = question < 0 ? header : header.substring(0, question);
        if (question >= 0
                && !Query.parse(header.substring(question + 1))
                        .get("versionId")
                        .orElse("null")
                        .equals("null")) {
            throw S3Errors.notImplemented("versions of objects");
        }
        String name = Percent.decode(path.startsWith("/") ? path.substring(1) : path);
        int slash = name.indexOf('/');
        if (slash < 1 || slash == name.length() - 1) {
            throw S3Errors.invalidArgument("The header x-amz-copy-source must be BUCKET/KEY");
        }
        return new CopySource(new ObjectUri.S3(name.substring(0, slash), name.substring(slash + 1)));
    }

    /** Opens it, if the conditions of the request allow that. */
    Buckets.Reading open(Buckets buckets, S3Request request) throws IOException {
        Buckets.Reading reading;
        try {
            reading = buckets.open(uri)
                    .orElseThrow(() -> S3Errors.noSuchKey("There is no object " + uri + " to copy from"));
        } catch (ObjectNameException e) {
            throw S3Errors.noSuchKey(String.valueOf(e.getMessage()));
        }
        try {
            Conditions.ofSource(request.exchange()).requireForCopy(reading.object());
            return reading;
        } catch (RuntimeException e) {
            reading.close();
            throw e;
        }
    }
}
