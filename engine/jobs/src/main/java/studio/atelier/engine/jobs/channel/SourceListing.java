package studio.atelier.engine.jobs.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Finds what a source names. */
public final class SourceListing {

    private final ObjectStore objects;

    public SourceListing(ObjectStore objects) {
        this.objects = objects;
    }

    /**
     * The objects of a prefix or a manifest, by key or in the manifest's order.
     *
     * @throws StagingException if there is none, or the manifest is wrong
     */
    public List<ObjectStore.Entry> objects(S3Source source) throws StagingException {
        try {
            List<ObjectStore.Entry> all = source.type() == S3Source.Type.MANIFEST
                    ? manifest(source)
                    : objects.list(ObjectUri.parse(source.uri()));
            if (all.isEmpty()) {
                throw new StagingException("No object was found for the " + source.label() + " at " + source.uri()
                        + ". Put the data there, or map the bucket to its folder in atelier.json");
            }
            return all;
        } catch (IOException e) {
            throw new StagingException(
                    "The " + source.label() + " could not be listed at " + source.uri() + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new StagingException("The " + source.label() + ": " + e.getMessage(), e);
        }
    }

    /**
     * The lines of an augmented manifest that are not blank.
     *
     * @throws StagingException if it is missing or empty
     */
    List<String> lines(S3Source source) throws StagingException {
        try (InputStream in = objects.read(ObjectUri.parse(source.uri()));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().filter(line -> !line.isBlank()).toList();
            if (lines.isEmpty()) {
                throw new StagingException(
                        "The augmented manifest " + source.uri() + " of the " + source.label() + " has no line");
            }
            return lines;
        } catch (NoSuchFileException e) {
            throw missing(source, e);
        } catch (IOException | UncheckedIOException e) {
            throw new StagingException(
                    "The augmented manifest of the " + source.label() + " could not be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new StagingException("The " + source.label() + ": " + e.getMessage(), e);
        }
    }

    /** Reads {@code [{"prefix": "s3://b/p/"}, "relative1", ...]}. */
    private List<ObjectStore.Entry> manifest(S3Source source) throws IOException, StagingException {
        JsonNode manifest;
        try (InputStream in = objects.read(ObjectUri.parse(source.uri()))) {
            manifest = Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw missing(source, e);
        } catch (JacksonException e) {
            throw new StagingException(
                    "The manifest " + source.uri() + " of the " + source.label() + " is not JSON: "
                            + e.getOriginalMessage(),
                    e);
        }
        String prefix = manifest.path(0).path("prefix").asString("");
        if (!manifest.isArray() || prefix.isEmpty()) {
            throw new StagingException("The manifest " + source.uri() + " of the " + source.label()
                    + " must be a list that starts with {\"prefix\": \"s3://bucket/folder/\"}");
        }
        List<ObjectStore.Entry> entries = new ArrayList<>();
        for (int i = 1; i < manifest.size(); i++) {
            String relative = manifest.get(i).asString("");
            ObjectUri uri = ObjectUri.parse(prefix + relative);
            Optional<ObjectStore.Entry> found = relative.isEmpty() ? Optional.empty() : entry(uri, relative);
            if (found.isEmpty()) {
                throw new StagingException("The manifest " + source.uri() + " of the " + source.label() + " names '"
                        + relative + "' (entry " + i + "), but there is no object " + uri);
            }
            entries.add(found.get());
        }
        return entries;
    }

    private static StagingException missing(S3Source source, NoSuchFileException e) {
        return new StagingException("The manifest of the " + source.label() + " is missing: " + source.uri(), e);
    }

    private Optional<ObjectStore.Entry> entry(ObjectUri uri, String relative) throws IOException {
        Optional<Path> local = objects.localFile(uri);
        if (local.isPresent()) {
            // A listing would walk the whole folder for each entry.
            return Optional.of(new ObjectStore.Entry(
                    uri,
                    relative,
                    Files.size(local.get()),
                    Files.getLastModifiedTime(local.get()).toInstant()));
        }
        return objects.list(uri).stream()
                .filter(entry -> entry.uri().equals(uri))
                .findFirst()
                .map(entry -> new ObjectStore.Entry(uri, relative, entry.size(), entry.modified()));
    }

    /** Copies a source's manifest itself: it lies beside the folder of a channel. */
    public void copyManifest(S3Source source, Path target) throws StagingException {
        try (InputStream in = objects.read(ObjectUri.parse(source.uri()))) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StagingException(
                    "The manifest of the " + source.label() + " could not be copied: " + e.getMessage(), e);
        }
    }
}
