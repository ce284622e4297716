package studio.atelier.studio.welcome;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The examples that come with the program. They lie in a folder {@code examples} of the installation or the checkout;
 * running one copies it to a folder of the user's, because examples are there to be changed.
 */
public final class Examples {

    /** Where the launcher says that the program's own files lie. */
    public static final String HOME_PROPERTY = "atelier.home";

    /**
     * An example.
     *
     * @param folder in the installation
     * @param pipeline the file to open, relative to the folder
     */
    public record Example(String name, String title, String sentence, Path folder, String pipeline) {}

    private Examples() {}

    /** @return the examples that are there */
    public static List<Example> find() {
        return root().map(root -> Stream.of(
                                new Example(
                                        "abalone",
                                        "Abalone age",
                                        "Prepare data, train XGBoost, check, register",
                                        root.resolve("abalone"),
                                        "pipeline.json"),
                                new Example(
                                        "abalone-python",
                                        "Abalone age in Python",
                                        "The same with your own Python scripts",
                                        root.resolve("abalone-python"),
                                        "pipeline.json"))
                        .filter(example -> Files.isRegularFile(example.folder().resolve(example.pipeline())))
                        .toList())
                .orElse(List.of());
    }

    /**
     * Copies an example to a folder of the user's, unless it is there already.
     *
     * @param parent the folder of all copies
     * @return the pipeline definition of the copy
     */
    public static Path copy(Example example, Path parent) throws IOException {
        Path target = parent.resolve(example.name());
        if (!Files.isRegularFile(target.resolve(example.pipeline()))) {
            try (Stream<Path> files = Files.walk(example.folder())) {
                for (Path file : files.toList()) {
                    Path copy = target.resolve(example.folder().relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(copy);
                    } else {
                        Files.copy(file, copy);
                    }
                }
            }
        }
        return target.resolve(example.pipeline());
    }

    private static Optional<Path> root() {
        return Optional.ofNullable(System.getProperty(HOME_PROPERTY))
                .map(home -> Path.of(home, "examples"))
                .filter(Files::isDirectory);
    }
}
