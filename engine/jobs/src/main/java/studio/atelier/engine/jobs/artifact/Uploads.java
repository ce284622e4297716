package studio.atelier.engine.jobs.artifact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.api.object.DiskFullException;
import studio.atelier.engine.api.object.ObjectStore;
import studio.atelier.engine.api.object.ObjectUri;

/** Puts what containers left behind into the store. */
public final class Uploads {

    private final ObjectStore objects;

    public Uploads(ObjectStore objects) {
        this.objects = objects;
    }

    /** Uploads the files of folders, each under its name below them. Symbolic links are not uploaded. */
    public int folder(List<Path> folders, ObjectUri target) throws IOException {
        Map<String, Path> files = TarGz.contents(folders);
        for (Map.Entry<String, Path> file : files.entrySet()) {
            objects.put(file.getValue(), target.resolve(file.getKey()));
        }
        return files.size();
    }

    /**
     * Packs folders and uploads the archive.
     *
     * @param scratch a folder for the archive while it is made
     */
    public void archive(List<Path> folders, ObjectUri target, Path scratch) throws IOException {
        Path archive = Files.createTempFile(scratch, "upload", ".tar.gz");
        try {
            TarGz.pack(folders, archive);
            objects.put(archive, target);
        } catch (IOException e) {
            throw DiskFullException.explain(e, scratch);
        } finally {
            Files.deleteIfExists(archive);
        }
    }
}
