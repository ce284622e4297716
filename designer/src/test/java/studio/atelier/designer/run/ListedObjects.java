package studio.atelier.designer.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;

/** A store that has some objects of 12 bytes, and takes no others. */
public record ListedObjects(List<String> uris) implements ObjectStore {

    private static final Instant TIME = Instant.parse("2026-11-20T10:00:00Z");

    @Override
    public List<Entry> list(ObjectUri prefix) {
        List<Entry> found = new ArrayList<>();
        for (String uri : uris) {
            if (uri.startsWith(prefix.toString())) {
                found.add(new Entry(
                        ObjectUri.parse(uri), uri.substring(prefix.toString().length()), 12, TIME));
            }
        }
        return found;
    }

    @Override
    public InputStream read(ObjectUri uri) throws IOException {
        throw new NoSuchFileException(uri.toString());
    }

    @Override
    public void put(Path source, ObjectUri uri) throws IOException {
        throw new IOException("nothing is stored here");
    }

    @Override
    public void put(byte[] content, ObjectUri uri) throws IOException {
        throw new IOException("nothing is stored here");
    }

    @Override
    public void delete(ObjectUri uri) throws IOException {
        throw new IOException("nothing is stored here");
    }

    @Override
    public Optional<Path> localFile(ObjectUri uri) {
        return Optional.empty();
    }

    @Override
    public boolean exists(ObjectUri uri) {
        return uris.contains(uri.toString());
    }
}
