package studio.atelier.studio.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.Engine;

/**
 * Opens projects. One may be begun before there is a window to show it in: its engine then starts while the window is
 * made. Safe for any thread.
 */
public final class ProjectOpener implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ProjectOpener.class.getName());

    private final Optional<Path> workspace;
    private final UnaryOperator<Engine> around;
    private final AtomicReference<@Nullable CompletableFuture<Project>> begun = new AtomicReference<>();

    /**
     * @param workspace instead of that of each project
     */
    public ProjectOpener(Optional<Path> workspace) {
        this(workspace, UnaryOperator.identity());
    }

    /**
     * @param workspace instead of that of each project
     * @param around put around every engine
     */
    public ProjectOpener(Optional<Path> workspace, UnaryOperator<Engine> around) {
        this.workspace = workspace;
        this.around = around;
    }

    /**
     * Begins to open the project around a path that will be asked for soon. Returns at once; what goes wrong is tried
     * again when it is asked for.
     *
     * @throws IllegalStateException if one has been begun that nobody has asked for
     */
    public void begin(Path path) {
        CompletableFuture<Project> project = new CompletableFuture<>();
        if (!begun.compareAndSet(null, project)) {
            throw new IllegalStateException("A project has been begun already");
        }
        Thread.ofPlatform().daemon().name("open project").start(() -> {
            try {
                project.complete(Project.open(Project.folderOf(path), workspace, around));
            } catch (IOException | RuntimeException e) {
                project.completeExceptionally(e);
            }
        });
    }

    /**
     * Opens the project of a folder, or hands over the one that was begun. Takes a moment: call it in the background.
     *
     * @throws IOException if the workspace cannot be used
     */
    public Project open(Path folder) throws IOException {
        CompletableFuture<Project> early = begun.getAndSet(null);
        if (early != null) {
            try {
                Project project = early.join();
                if (project.folder().equals(folder)) {
                    return project;
                }
                project.close();
            } catch (CompletionException e) {
                // Tried again below; what is wrong is told by that.
                LOG.log(System.Logger.Level.DEBUG, "The project could not be opened early", e);
            }
        }
        return Project.open(folder, workspace, around);
    }

    /** Closes what was begun and nobody asked for. */
    @Override
    public void close() {
        CompletableFuture<Project> early = begun.getAndSet(null);
        if (early != null) {
            early.thenAccept(Project::close);
        }
    }
}
