package studio.atelier.studio.project;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.pipelines.definition.PipelineNames;

/** Finds the definition files of pipelines in a project. */
public final class PipelineFiles {

    private static final int DEEP = 6;

    private PipelineFiles() {}

    /**
     * Looks through the folder; call it in the background.
     *
     * @param pipeline as its file names it, in whatever case
     * @return the first file that defines it
     */
    public static Optional<Path> of(Path folder, String pipeline) throws IOException {
        Finder finder = new Finder(folder, pipeline);
        Files.walkFileTree(folder, java.util.Set.of(), DEEP, finder);
        return Optional.ofNullable(finder.found);
    }

    private static final class Finder extends SimpleFileVisitor<Path> {

        private final Path folder;
        private final String pipeline;
        private @Nullable Path found;

        Finder(Path folder, String pipeline) {
            this.folder = folder;
            this.pipeline = pipeline;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            boolean hidden = String.valueOf(visited.getFileName()).startsWith(".");
            return hidden && !visited.equals(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            boolean defines = FileKind.of(file) == FileKind.PIPELINE
                    && PipelineNames.of(file).orElse("Pipeline").equalsIgnoreCase(pipeline);
            if (defines) {
                found = file;
                return FileVisitResult.TERMINATE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            // What cannot be read cannot be opened either.
            return FileVisitResult.CONTINUE;
        }
    }
}
