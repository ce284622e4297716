package studio.atelier.engine.gateway.s3;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.PartUploads;
import studio.atelier.engine.gateway.http.Exchange;
import studio.atelier.engine.gateway.http.Percent;
import studio.atelier.engine.gateway.http.ServiceException;
import studio.atelier.engine.gateway.xml.Xml;

/** CreateMultipartUpload, CompleteMultipartUpload, ListMultipartUploads. */
final class UploadOperations {

    private static final long LEAST_PART = 5L << 20;
    private static final int MOST_DOCUMENT = 8 << 20;
    private static final int MOST_LISTED = 1000;
    private static final int MD5_DIGITS = 32;

    private final PartUploads uploads;

    UploadOperations(PartUploads uploads) {
        this.uploads = uploads;
    }

    void begin(S3Request request) throws IOException {
        Exchange exchange = request.exchange();
        StoredHeaders.refuseUnhonoured(exchange);
        PartUploads.Upload upload = uploads.begin(request.uri(), StoredHeaders.of(exchange));
        for (String name : List.of("x-amz-checksum-algorithm", "x-amz-checksum-type")) {
            exchange.header(name).ifPresent(value -> exchange.set(name, value));
        }
        S3Answers.write(
                exchange,
                S3Answers.document("InitiateMultipartUploadResult")
                        .put("Bucket", request.bucket())
                        .put("Key", request.key())
                        .put("UploadId", upload.id()));
    }

    void complete(S3Request request) throws IOException {
        PartUploads.Upload upload = uploads.find(
                        request.uri(), request.parameter("uploadId").orElse(""))
                .orElseThrow(S3Errors::noSuchUpload);
        XmlElement document = XmlElement.parse(Payload.document(request, MOST_DOCUMENT), "CompleteMultipartUpload");
        List<PartUploads.Part> parts = named(document, uploads.parts(upload));
        Buckets.StoredObject stored = uploads.complete(
                upload,
                parts.stream().map(PartUploads.Part::number).toList(),
                new WholeObject(request, upload, tag(parts)));
        StoredHeaders.checksums(stored.headers()).forEach(request.exchange()::set);
        S3Answers.write(
                request.exchange(),
                S3Answers.document("CompleteMultipartUploadResult")
                        .put("Location", "/" + request.bucket() + "/" + Percent.encodePath(request.key()))
                        .put("Bucket", request.bucket())
                        .put("Key", request.key())
                        .put("ETag", ObjectReads.quoted(stored.entityTag())));
    }

    /** The parts that a document names, which must have come, in order, and not be too small. */
    private static List<PartUploads.Part> named(XmlElement document, List<PartUploads.Part> come) {
        Map<Integer, PartUploads.Part> byNumber = new HashMap<>();
        come.forEach(part -> byNumber.put(part.number(), part));
        List<PartUploads.Part> parts = new ArrayList<>();
        for (XmlElement element : document.all("Part")) {
            PartUploads.Part part = byNumber.get(number(element));
            String tag = element.textOf("ETag").orElse("").replace("\"", "");
            if (part == null || !part.entityTag().equals(tag)) {
                throw new ServiceException(
                        400,
                        "InvalidPart",
                        "One or more of the specified parts could not be found. The part may not have been uploaded, or"
                                + " the specified entity tag may not match the part's entity tag.");
            }
            if (!parts.isEmpty()) {
                requireOrder(parts.getLast(), part);
            }
            parts.add(part);
        }
        if (parts.isEmpty()) {
            throw S3Errors.malformedXml("You must specify at least one part");
        }
        return parts;
    }

    private static void requireOrder(PartUploads.Part before, PartUploads.Part part) {
        if (before.number() >= part.number()) {
            throw new ServiceException(
                    400, "InvalidPartOrder", "The list of parts was not in ascending order by part number.");
        }
        if (before.size() < LEAST_PART) {
            throw new ServiceException(
                    400,
                    "EntityTooSmall",
                    "Your proposed upload is smaller than the minimum allowed size: part " + before.number() + " has "
                            + before.size() + " bytes, and all but the last must have " + LEAST_PART);
        }
    }

    private static int number(XmlElement part) {
        try {
            return Integer.parseInt(part.textOf("PartNumber").orElse("").strip());
        } catch (NumberFormatException e) {
            throw S3Errors.malformedXml("A Part has no PartNumber");
        }
    }

    /** As S3 makes it: the MD5 of the parts' MD5s, and their count. */
    private static String tag(List<PartUploads.Part> parts) {
        MessageDigest md5 = ContentChecksum.digest("MD5");
        parts.forEach(
                part -> md5.update(HexFormat.of().parseHex(part.entityTag().substring(0, MD5_DIGITS))));
        return HexFormat.of().formatHex(md5.digest()) + "-" + parts.size();
    }

    /** The object of the parts; a checksum of the whole that came with the request is checked. */
    private static final class WholeObject implements PartUploads.Completion {
        private final PartUploads.Upload upload;
        private final String tag;
        private final Conditions conditions;
        private final Map<String, ContentChecksum> checksums = new LinkedHashMap<>();
        private final Map<String, String> stated = new LinkedHashMap<>();

        WholeObject(S3Request request, PartUploads.Upload upload, String tag) {
            this.upload = upload;
            this.tag = tag;
            this.conditions = Conditions.of(request.exchange());
            for (String name : request.exchange().headerNames()) {
                // One with a count is a checksum of the parts' checksums, which were checked one by one.
                Optional<String> value = request.header(name).filter(text -> !text.contains("-"));
                if (name.startsWith(ContentChecksum.HEADER) && value.isPresent()) {
                    ContentChecksum.named(name.substring(ContentChecksum.HEADER.length()))
                            .ifPresent(checksum -> {
                                checksums.put(name, checksum);
                                stated.put(name, value.get());
                            });
                }
            }
        }

        @Override
        public OutputStream watched(OutputStream out) {
            if (checksums.isEmpty()) {
                return out;
            }
            return new FilterOutputStream(out) {
                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    checksums.values().forEach(checksum -> checksum.update(bytes, offset, length));
                    out.write(bytes, offset, length);
                }
            };
        }

        @Override
        public Buckets.Kept kept() {
            Map<String, String> headers = new LinkedHashMap<>(upload.headers());
            checksums.forEach((name, checksum) -> {
                String value = checksum.value();
                if (!value.equals(stated.get(name))) {
                    throw S3Errors.badDigest("The header " + name + " did not match the calculated checksum.");
                }
                headers.put(name, value);
            });
            return new Buckets.Kept(tag, headers);
        }

        @Override
        public void check(Optional<Buckets.StoredObject> current) {
            conditions.requireForWriting(current);
        }
    }

    void list(S3Request request) throws IOException {
        String prefix = request.parameter("prefix").orElse("");
        String keyMarker = request.parameter("key-marker").orElse("");
        String idMarker = request.parameter("upload-id-marker").orElse("");
        int most = Math.min(MOST_LISTED, request.number("max-uploads", MOST_LISTED));
        List<PartUploads.Upload> all = uploads.of(request.bucket()).stream()
                .filter(upload -> upload.target().key().startsWith(prefix))
                .toList();
        int begin = 0;
        while (begin < all.size() && !keyMarker.isEmpty() && isBefore(all.get(begin), keyMarker)) {
            begin++;
        }
        for (int i = begin; i < all.size() && !idMarker.isEmpty(); i++) {
            if (all.get(i).id().equals(idMarker)) {
                begin = i + 1;
            }
        }
        List<PartUploads.Upload> page = all.subList(begin, Math.min(all.size(), begin + most));
        Xml xml = S3Answers.document("ListMultipartUploadsResult")
                .put("Bucket", request.bucket())
                .put("KeyMarker", keyMarker)
                .put("UploadIdMarker", idMarker)
                .put("MaxUploads", most)
                .put("IsTruncated", begin + page.size() < all.size());
        if (!page.isEmpty()) {
            xml.put("NextKeyMarker", page.getLast().target().key())
                    .put("NextUploadIdMarker", page.getLast().id());
        }
        for (PartUploads.Upload upload : page) {
            xml.begin("Upload")
                    .put(
                            "Key",
                            ListOperations.encoding(request)
                                    .apply(upload.target().key()))
                    .put("UploadId", upload.id());
            S3Answers.owner(xml, "Initiator");
            S3Answers.owner(xml, "Owner");
            xml.put("StorageClass", "STANDARD")
                    .put("Initiated", S3Answers.time(upload.begun()))
                    .end();
        }
        S3Answers.write(request.exchange(), xml);
    }

    private static boolean isBefore(PartUploads.Upload upload, String keyMarker) {
        return upload.target().key().compareTo(keyMarker) <= 0;
    }
}
