import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The kinds of files that a double click opens, as jpackage takes them: flows. It knows kinds by their ending only, and
 * pipeline definitions share theirs with all other JSON, which is not for Atelier to take.
 */
final class FileTypes {

    private FileTypes() {}

    /**
     * @param folder for the description that jpackage reads
     */
    static List<String> options(Path folder) throws IOException {
        Path file = folder.resolve("flow.properties");
        Files.writeString(
                file,
                "extension=flow\nmime-type=application/vnd.atelier.flow+json\ndescription=Data Wrangler flow\n");
        return List.of("--file-associations", file.toString());
    }
}
