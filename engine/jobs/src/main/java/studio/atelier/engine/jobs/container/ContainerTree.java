package studio.atelier.engine.jobs.container;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folder that one container sees as {@code /opt/ml}, and a scratch folder beside it.
 *
 * @param host the container's host name
 * @param folder holds both
 */
public record ContainerTree(String host, Path folder) {

    /** Where the container believes its tree to be. */
    public static final String OPT_ML = "/opt/ml";

    private static final List<String> TRAINING_FOLDERS = List.of(
            "input/config",
            "input/data",
            "model",
            "code",
            "checkpoints",
            "errors",
            "output/data",
            "output/intermediate",
            "output/metrics/sagemaker",
            "output/profiler",
            "output/tensors");

    private static final List<String> PROCESSING_FOLDERS = List.of("config", "processing", "output");

    public Path root() {
        return folder.resolve("ml");
    }

    public Path scratch() {
        return folder.resolve("scratch");
    }

    /** Makes the folders of a training container. */
    public ContainerTree createForTraining() throws IOException {
        return create(TRAINING_FOLDERS);
    }

    /** Makes the folders of a processing container. */
    public ContainerTree createForProcessing() throws IOException {
        return create(PROCESSING_FOLDERS);
    }

    private ContainerTree create(List<String> folders) throws IOException {
        for (String name : folders) {
            Files.createDirectories(root().resolve(name));
        }
        Files.createDirectories(scratch());
        return this;
    }

    /**
     * The folder of this machine for a path below {@code /opt/ml}.
     *
     * @throws IllegalArgumentException if the path is not below it
     */
    public Path resolve(String containerPath) {
        Path root = root();
        String path = containerPath.replace('\\', '/');
        if (path.equals(OPT_ML) || path.startsWith(OPT_ML + "/")) {
            Path resolved = root.resolve(path.substring(OPT_ML.length()).replaceFirst("^/+", ""))
                    .normalize();
            if (resolved.startsWith(root)) {
                return resolved;
            }
        }
        throw new IllegalArgumentException("The path " + containerPath + " is not below " + OPT_ML);
    }

    /** Deletes everything, whatever the container left in it. */
    public void delete() throws IOException {
        deleteAll(folder);
    }

    /** Deletes a folder with all that is in it; folders that were made unreadable are opened first. */
    public static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                if (!Files.isReadable(dir) || !Files.isWritable(dir) || !Files.isExecutable(dir)) {
                    File file = dir.toFile();
                    boolean opened = file.setReadable(true) & file.setWritable(true) & file.setExecutable(true);
                    return opened ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                // Another engine may be deleting the same tree.
                if (e instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, java.io.@Nullable IOException e) throws IOException {
                Files.deleteIfExists(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
