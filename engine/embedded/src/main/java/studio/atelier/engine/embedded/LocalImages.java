package studio.atelier.engine.embedded;

import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import studio.atelier.engine.api.algorithm.BuiltInAlgorithms;
import studio.atelier.engine.api.compute.ServedEngine;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.jobs.image.LocalImageCatalog;
import studio.atelier.engine.jobs.image.PythonInterpreters;
import studio.atelier.engine.jobs.run.Runtimes;
import studio.atelier.engine.store.workspace.Workspace;

/** The image catalogue by itself, for checks that need no engine. */
public final class LocalImages {

    private LocalImages() {}

    /** @param workspace the workspace whose cache is used; empty for the project's or the user's */
    public static ImageCatalog of(ProjectFile project, Optional<Path> workspace) {
        Path root = workspace.or(project::workspace).orElseGet(Workspace::defaultRoot);
        Workspace place = new Workspace(root.toAbsolutePath().normalize());
        Runtimes runtimes = Runtimes.installed();
        // No engine starts anything here, but where Docker is the project says.
        runtimes.serve(
                new ServedEngine(UUID.randomUUID().toString(), place.root().toString(), engine -> false, project));
        return new LocalImageCatalog(
                project,
                new PythonInterpreters(project, place.cache()),
                BuiltInAlgorithms::new,
                runtimes::availability);
    }
}
