package studio.atelier.engine.gateway.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.PartUploads;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.xml.Xml;

/** UploadPart, UploadPartCopy, ListParts, AbortMultipartUpload. */
final class PartOperations {

    private static final int MOST_PARTS = 10_000;
    private static final int MOST_LISTED = 1000;

    private final Buckets buckets;
    private final PartUploads uploads;

    PartOperations(Buckets buckets, PartUploads uploads) {
        this.buckets = buckets;
        this.uploads = uploads;
    }

    private PartUploads.Upload upload(S3Request request) throws IOException {
        return uploads.find(request.uri(), request.parameter("uploadId").orElse(""))
                .orElseThrow(S3Errors::noSuchUpload);
    }

    private static int partNumber(S3Request request) {
        int number = request.number("partNumber", 0);
        if (number < 1 || number > MOST_PARTS) {
            throw S3Errors.invalidArgument(
                    "Part number must be an integer between 1 and " + MOST_PARTS + ", inclusive");
        }
        return number;
    }

    void put(S3Request request) throws IOException {
        Exchange exchange = request.exchange();
        StoredHeaders.refuseUnhonoured(exchange);
        Payload payload = Payload.ofPart(request);
        Payload.Received[] received = new Payload.Received[1];
        PartUploads.Part part = uploads.put(upload(request), partNumber(request), out -> {
            received[0] = payload.copyTo(out);
            return new Buckets.Kept(received[0].tag(), Map.of());
        });
        exchange.set("ETag", ObjectReads.quoted(part.entityTag()));
        received[0].checksums().forEach(exchange::set);
        exchange.answer(200);
    }

    void copy(S3Request request, String header) throws IOException {
        CopySource source = CopySource.of(header);
        PartUploads.Upload upload = upload(request);
        try (Buckets.Reading reading = source.open(buckets, request)) {
            Buckets.StoredObject from = reading.object();
            ByteRange range = request.header("x-amz-copy-source-range")
                    .map(text -> ByteRange.parse(text, from.size())
                            .orElseThrow(() -> S3Errors.invalidArgument(
                                    "The x-amz-copy-source-range value must be of the form bytes=first-last")))
                    .orElseGet(() -> new ByteRange(0, from.size()));
            PartUploads.Part part = uploads.put(upload, partNumber(request), out -> copied(reading, range, out));
            S3Answers.write(
                    request.exchange(),
                    S3Answers.document("CopyPartResult")
                            .put("LastModified", S3Answers.time(part.modified()))
                            .put("ETag", ObjectReads.quoted(part.entityTag())));
        }
    }

    private static Buckets.Kept copied(Buckets.Reading reading, ByteRange range, OutputStream out) throws IOException {
        var md5 = ContentChecksum.digest("MD5");
        try (InputStream in = Channels.newInputStream(reading.content(range.first(), range.length()))) {
            byte[] block = new byte[256 << 10];
            for (int count = in.read(block); count >= 0; count = in.read(block)) {
                md5.update(block, 0, count);
                out.write(block, 0, count);
            }
        }
        return new Buckets.Kept(HexFormat.of().formatHex(md5.digest()), Map.of());
    }

    void list(S3Request request) throws IOException {
        PartUploads.Upload upload = upload(request);
        int after = request.number("part-number-marker", 0);
        int most = Math.min(MOST_LISTED, request.number("max-parts", MOST_LISTED));
        List<PartUploads.Part> parts = uploads.parts(upload).stream()
                .filter(part -> part.number() > after)
                .toList();
        List<PartUploads.Part> page = parts.subList(0, Math.min(most, parts.size()));
        Xml xml = S3Answers.document("ListPartsResult")
                .put("Bucket", request.bucket())
                .put("Key", ListOperations.encoding(request).apply(request.key()))
                .put("UploadId", upload.id());
        S3Answers.owner(xml, "Initiator");
        S3Answers.owner(xml, "Owner");
        xml.put("StorageClass", "STANDARD")
                .put("PartNumberMarker", after)
                .put("MaxParts", most)
                .put("IsTruncated", page.size() < parts.size());
        Optional<PartUploads.Part> last = page.isEmpty() ? Optional.empty() : Optional.of(page.getLast());
        xml.put("NextPartNumberMarker", last.map(PartUploads.Part::number).orElse(0));
        for (PartUploads.Part part : page) {
            xml.begin("Part")
                    .put("PartNumber", part.number())
                    .put("LastModified", S3Answers.time(part.modified()))
                    .put("ETag", ObjectReads.quoted(part.entityTag()))
                    .put("Size", part.size())
                    .end();
        }
        S3Answers.write(request.exchange(), xml);
    }

    void abort(S3Request request) throws IOException {
        uploads.abort(upload(request));
        request.exchange().answer(204);
    }
}
