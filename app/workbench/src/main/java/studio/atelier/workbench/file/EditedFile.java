package studio.atelier.workbench.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file whose text is edited, with what it said when it was last read or written here: so a change by somebody else is
 * noticed before it is written over. Every method but {@link #path()} reads or writes the disk. Safe for any thread.
 */
public final class EditedFile {

    private final Path path;
    private byte[] known;

    private EditedFile(Path path, byte[] known) {
        this.path = path;
        this.known = known;
    }

    /**
     * @param text what was read from the file, in UTF-8
     */
    public static EditedFile of(Path path, String text) {
        return new EditedFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public Path path() {
        return path;
    }

    /** @return whether the file says something else by now, or is gone */
    public synchronized boolean changedElsewhere() throws IOException {
        try {
            return Files.size(path) != known.length || !Arrays.equals(Files.readAllBytes(path), known);
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    /**
     * Reads the file again; what it says counts as known from then on.
     *
     * @return empty if it is gone
     * @throws java.nio.charset.CharacterCodingException if it is no UTF-8
     */
    public synchronized Optional<String> read() throws IOException {
        byte[] now;
        try {
            now = Files.readAllBytes(path);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        String text =
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(now)).toString();
        known = now;
        return Optional.of(text);
    }

    /** Writes the file, whole or not at all, whatever it says by now. */
    public synchronized void write(String text) throws IOException {
        WholeFile.write(path, text);
        known = text.getBytes(StandardCharsets.UTF_8);
    }
}
