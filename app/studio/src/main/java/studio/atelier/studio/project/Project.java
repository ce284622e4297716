package studio.atelier.studio.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.EmbeddedEngine;

/**
 * An open project: a folder, its project file if it has one, and the engine on its workspace.
 *
 * @param folder all of the project's files lie below it
 */
public record Project(Path folder, ProjectFile file, Engine engine) implements AutoCloseable {

    /**
     * Opens a folder as a project. Takes a moment: call it in the background.
     *
     * @param workspace the workspace to use; empty for the project's, or else the user's default
     * @param around put around the engine
     * @throws IOException if the workspace cannot be used
     */
    static Project open(Path folder, Optional<Path> workspace, UnaryOperator<Engine> around) throws IOException {
        Path real = folder.toAbsolutePath().normalize();
        ProjectFile file = ProjectFile.findFor(real);
        return new Project(real, file, around.apply(EmbeddedEngine.open(workspace, file)));
    }

    /** @return the folder to open for a file: that of the nearest project file, or else the file's own */
    public static Path folderOf(Path file) {
        if (Files.isDirectory(file)) {
            return file;
        }
        return ProjectFile.findFor(file)
                .file()
                .map(Path::getParent)
                .or(() -> Optional.ofNullable(file.toAbsolutePath().getParent()))
                .orElse(file);
    }

    public String name() {
        return folder.getFileName() == null
                ? folder.toString()
                : folder.getFileName().toString();
    }

    /** Stops what the engine runs, as the Stop operations do it, and waits for it. */
    @Override
    public void close() {
        engine.close();
    }
}
