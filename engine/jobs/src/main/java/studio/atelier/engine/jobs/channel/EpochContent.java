package studio.atelier.engine.jobs.channel;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is sent down the pipe of a channel in an epoch: object after object, or attribute after attribute. */
final class EpochContent {

    private static final String REFERENCE = "-ref";

    private final ObjectStore store;
    private final S3Source source;
    private final Portion portion;
    private final Path scratch;
    private final List<ObjectStore.Entry> entries;
    private final List<String> lines;

    /**
     * @param scratch where objects are unpacked whose length must be known; a folder
     * @throws StagingException if the source has nothing, or its manifest is wrong
     */
    EpochContent(ObjectStore store, S3Source source, Portion portion, Path scratch) throws StagingException {
        this.store = store;
        this.source = source;
        this.portion = portion;
        this.scratch = scratch;
        SourceListing listing = new SourceListing(store);
        boolean augmented = source.type() == S3Source.Type.AUGMENTED_MANIFEST;
        this.entries = augmented ? List.of() : listing.objects(source);
        this.lines = augmented ? listing.lines(source) : List.of();
        if (augmented) {
            parse(lines.getFirst());
        }
    }

    /**
     * Writes an epoch.
     *
     * @throws ReaderGoneException as it came from {@code out}
     * @throws StagingException if an object cannot be read or a line is wrong
     */
    void write(int epoch, OutputStream out) throws ReaderGoneException, StagingException {
        for (ObjectStore.Entry entry : portion.of(source, entries, epoch)) {
            object(entry.uri(), out);
        }
        for (String line : portion.of(source, lines, epoch)) {
            ObjectNode attributes = parse(line);
            for (String name : source.attributes()) {
                attribute(name, attributes.get(name), line, out);
            }
        }
    }

    private ObjectNode parse(String line) throws StagingException {
        try {
            return Json.parseObject(line);
        } catch (JacksonException | IllegalArgumentException e) {
            throw wrong("is no JSON object", line, e);
        }
    }

    private StagingException wrong(String what, String line, Exception cause) {
        return new StagingException(
                "A line of the augmented manifest " + source.uri() + " of the " + source.label() + " " + what + ": "
                        + (line.length() > 200 ? line.substring(0, 200) + "..." : line),
                cause);
    }

    private void attribute(String name, @Nullable JsonNode value, String line, OutputStream out)
            throws ReaderGoneException, StagingException {
        if (value == null || value.isNull()) {
            throw wrong("has no attribute '" + name + "', which AttributeNames asks for", line, new IOException(name));
        }
        if (name.endsWith(REFERENCE)) {
            try {
                object(ObjectUri.parse(value.asString("")), out);
            } catch (IllegalArgumentException e) {
                throw wrong("has an attribute '" + name + "' that names no object", line, e);
            }
            return;
        }
        // Text as it is; numbers, lists and objects as JSON.
        byte[] bytes = (value.isString() ? value.stringValue() : Json.write(value)).getBytes(StandardCharsets.UTF_8);
        try {
            send(new ByteArrayInputStream(bytes), bytes.length, out);
        } catch (ReaderGoneException e) {
            throw e;
        } catch (IOException e) {
            throw wrong("has an attribute '" + name + "' that cannot be sent", line, e);
        }
    }

    private void object(ObjectUri uri, OutputStream out) throws ReaderGoneException, StagingException {
        try (InputStream raw = store.read(uri)) {
            if (!source.gunzip() && !source.recordIo()) {
                raw.transferTo(out);
                return;
            }
            InputStream in = source.gunzip() ? unpacked(raw) : raw;
            if (source.recordIo()) {
                record(in, out);
            } else {
                in.transferTo(out);
            }
        } catch (ReaderGoneException e) {
            throw e;
        } catch (ZipException | EOFException e) {
            throw failed(uri, "it is not whole gzip data although the compression is Gzip", e);
        } catch (IOException e) {
            throw failed(uri, String.valueOf(e.getMessage()), e);
        }
    }

    private static InputStream unpacked(InputStream raw) throws IOException {
        return new GZIPInputStream(raw, 1 << 16);
    }

    // The length stands before the payload, so it must be known.
    private void record(InputStream in, OutputStream out) throws IOException {
        Path whole = Files.createTempFile(scratch, "record", "");
        try {
            Files.copy(in, whole, StandardCopyOption.REPLACE_EXISTING);
            try (InputStream again = Files.newInputStream(whole)) {
                RecordIo.write(again, Files.size(whole), out);
            }
        } finally {
            Files.deleteIfExists(whole);
        }
    }

    private void send(InputStream in, long length, OutputStream out) throws IOException {
        if (source.recordIo()) {
            RecordIo.write(in, length, out);
        } else {
            in.transferTo(out);
        }
    }

    private StagingException failed(ObjectUri uri, String reason, Exception cause) {
        return new StagingException(
                "The object " + uri + " of the " + source.label() + " could not be sent: " + reason, cause);
    }
}
