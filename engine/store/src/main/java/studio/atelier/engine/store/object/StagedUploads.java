package studio.atelier.engine.store.object;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.Buckets;
import studio.atelier.engine.api.object.DiskFullException;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.api.object.PartUploads;
import studio.atelier.engine.store.workspace.AtomicFiles;
import studio.atelier.engine.store.workspace.UnfinishedFiles;
import tools.jackson.databind.node.ObjectNode;

/** Uploads in parts: a folder each, with a file for each part, until the parts become an object. */
public final class StagedUploads implements PartUploads {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern PART = Pattern.compile("part-(\\d+)-(.+)");
    private static final String DESCRIPTION = "upload.json";

    private final Path folder;
    private final Buckets buckets;

    /** @param folder where the parts wait */
    public StagedUploads(Path folder, Buckets buckets) {
        this.folder = folder;
        this.buckets = buckets;
    }

    @Override
    public Upload begin(ObjectUri.S3 target, Map<String, String> headers) throws IOException {
        // Refuses a name that no object can have, before anything is sent.
        buckets.find(target);
        String id = UUID.randomUUID().toString().replace("-", "");
        Instant now = Instant.now();
        ObjectNode json = Json.object()
                .put("bucket", target.bucket())
                .put("key", target.key())
                .put("begun", now.toEpochMilli());
        ObjectNode kept = json.putObject("headers");
        headers.forEach(kept::put);
        AtomicFiles.write(
                folder.resolve(id).resolve(DESCRIPTION), Json.write(json).getBytes(StandardCharsets.UTF_8));
        return new Upload(id, target, now, headers);
    }

    @Override
    public Optional<Upload> find(ObjectUri.S3 target, String id) throws IOException {
        return ID.matcher(id).matches()
                ? read(id).filter(upload -> upload.target().equals(target))
                : Optional.empty();
    }

    private Optional<Upload> read(String id) throws IOException {
        String text;
        try {
            text = Files.readString(folder.resolve(id).resolve(DESCRIPTION));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        ObjectNode json = Json.parseObject(text);
        Map<String, String> headers = new LinkedHashMap<>();
        json.path("headers")
                .properties()
                .forEach(e -> headers.put(e.getKey(), e.getValue().asString("")));
        return Optional.of(new Upload(
                id,
                new ObjectUri.S3(
                        json.path("bucket").asString(""), json.path("key").asString("")),
                Instant.ofEpochMilli(json.path("begun").asLong(0)),
                headers));
    }

    @Override
    public List<Upload> of(String bucket) throws IOException {
        List<Upload> uploads = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> ids = Files.newDirectoryStream(folder)) {
                for (Path id : ids) {
                    read(String.valueOf(id.getFileName()))
                            .filter(upload -> upload.target().bucket().equals(bucket))
                            .ifPresent(uploads::add);
                }
            }
        }
        uploads.sort(Comparator.comparing((Upload upload) -> upload.target().key())
                .thenComparing(Upload::begun)
                .thenComparing(Upload::id));
        return uploads;
    }

    @Override
    public Part put(Upload upload, int number, Buckets.Content content) throws IOException {
        Path place = folder.resolve(upload.id());
        Path temporary = UnfinishedFiles.in(place);
        try {
            Buckets.Kept kept;
            try (FileChannel channel =
                            FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                    OutputStream out = Channels.newOutputStream(channel)) {
                kept = content.writeTo(out);
            } catch (IOException e) {
                throw DiskFullException.explain(e, folder);
            }
            content.check(Optional.empty());
            Path part = place.resolve("part-%05d-%s".formatted(number, kept.entityTag()));
            Files.move(temporary, part, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            for (Path older : filesOf(place, number)) {
                if (!older.equals(part)) {
                    Files.deleteIfExists(older);
                }
            }
            return new Part(
                    number, Files.size(part), Files.getLastModifiedTime(part).toInstant(), kept.entityTag());
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static List<Path> filesOf(Path place, int number) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(place, "part-%05d-*".formatted(number))) {
            found.forEach(files::add);
        }
        return files;
    }

    private static Path fileOf(Path place, int number) throws IOException {
        List<Path> files = filesOf(place, number);
        if (files.isEmpty()) {
            throw new NoSuchFileException(place.toString(), null, "part " + number + " is gone");
        }
        return files.getFirst();
    }

    @Override
    public List<Part> parts(Upload upload) throws IOException {
        List<Part> parts = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(upload.id()))) {
            for (Path file : files) {
                Matcher name = PART.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    parts.add(new Part(
                            Integer.parseInt(name.group(1)),
                            Files.size(file),
                            Files.getLastModifiedTime(file).toInstant(),
                            name.group(2)));
                }
            }
        }
        parts.sort(Comparator.comparing(Part::number));
        return parts;
    }

    @Override
    public Buckets.StoredObject complete(Upload upload, List<Integer> numbers, Completion completion)
            throws IOException {
        Path place = folder.resolve(upload.id());
        // It is not given up, however old its parts are.
        Files.setLastModifiedTime(place, FileTime.from(Instant.now()));
        Buckets.StoredObject made = buckets.put(upload.target(), new Buckets.Content() {
            @Override
            public Buckets.Kept writeTo(OutputStream out) throws IOException {
                OutputStream whole = completion.watched(out);
                for (int number : numbers) {
                    try (InputStream part = Files.newInputStream(fileOf(place, number))) {
                        part.transferTo(whole);
                    }
                }
                return completion.kept();
            }

            @Override
            public void check(Optional<Buckets.StoredObject> current) throws IOException {
                completion.check(current);
            }
        });
        abort(upload);
        return made;
    }

    @Override
    public void abort(Upload upload) throws IOException {
        delete(folder.resolve(upload.id()));
    }

    private static void delete(Path place) throws IOException {
        // Without its description it is none any more, whatever of it is still there.
        Files.deleteIfExists(place.resolve(DESCRIPTION));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(place);
    }

    /**
     * Deletes the uploads to which nothing has come since a time: nobody will complete them.
     *
     * @return how many there were
     */
    public int expire(Instant before) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        int expired = 0;
        try (DirectoryStream<Path> places = Files.newDirectoryStream(folder)) {
            for (Path place : places) {
                if (ID.matcher(String.valueOf(place.getFileName())).matches() && isOlder(place, before)) {
                    delete(place);
                    expired++;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return expired;
    }

    // Its folder's time is that of the last part that began or ended; a part on its way is younger itself.
    private static boolean isOlder(Path place, Instant before) throws IOException {
        try {
            if (!Files.getLastModifiedTime(place).toInstant().isBefore(before)) {
                return false;
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(place)) {
                for (Path file : files) {
                    if (!Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                        return false;
                    }
                }
            }
            return true;
        } catch (NoSuchFileException e) {
            // It was completed or aborted while it was looked at.
            return false;
        }
    }
}
