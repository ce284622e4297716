package studio.atelier.engine.embedded;

import java.nio.file.Path;
import java.util.Optional;
import studio.atelier.engine.api.algorithm.BuiltInAlgorithms;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.jobs.image.LocalImageCatalog;
import studio.atelier.engine.jobs.image.PythonInterpreters;
import studio.atelier.engine.store.workspace.Workspace;

/** The image catalogue by itself, for checks that need no engine. */
public final class LocalImages {

    private LocalImages() {}

    /** @param workspace the workspace whose cache is used; empty for the project's or the user's */
    public static ImageCatalog of(ProjectFile project, Optional<Path> workspace) {
        Path root = workspace.or(project::workspace).orElseGet(Workspace::defaultRoot);
        Workspace place = new Workspace(root.toAbsolutePath().normalize());
        return new LocalImageCatalog(project, new PythonInterpreters(project, place.cache()), BuiltInAlgorithms::new);
    }
}
