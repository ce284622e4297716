package studio.atelier.studio.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        List<Path> found = new ArrayList<>();
        VisibleFiles.walk(folder, DEEP, file -> {
            if (defines(file, pipeline)) {
                found.add(file);
            }
            return found.isEmpty();
        });
        return found.stream().findFirst();
    }

    private static boolean defines(Path file, String pipeline) {
        return FileKind.of(file) == FileKind.PIPELINE
                && PipelineNames.of(file).orElse("Pipeline").equalsIgnoreCase(pipeline);
    }
}
