package studio.atelier.studio.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import studio.atelier.engine.api.Engine;

/**
 * How this Studio opens projects. Safe for any thread.
 *
 * @param workspace instead of that of each project
 * @param around put around every engine
 */
public record ProjectOpener(Optional<Path> workspace, UnaryOperator<Engine> around) {

    public ProjectOpener(Optional<Path> workspace) {
        this(workspace, UnaryOperator.identity());
    }

    /**
     * Opens the project of a folder. Takes a moment: call it in the background.
     *
     * @throws IOException if the workspace cannot be used
     */
    public Project open(Path folder) throws IOException {
        return Project.open(folder, workspace, around);
    }
}
