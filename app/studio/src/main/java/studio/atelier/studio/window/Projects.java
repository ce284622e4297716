package studio.atelier.studio.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import studio.atelier.studio.editor.FileEditor;
import studio.atelier.studio.machine.ClientDoor;
import studio.atelier.studio.machine.DoorState;
import studio.atelier.studio.project.Project;
import studio.atelier.studio.project.ProjectOpener;
import studio.atelier.studio.project.RecentProjects;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.task.BackgroundTask;
import studio.atelier.workbench.thread.UiThread;

/** The project that is open, and the way from one to the next. JavaFX thread. */
final class Projects {

    private final StudioWindow window;
    private final Workbench workbench;
    private final ProjectOpener opener;
    private final RecentProjects recent;
    private final TitleBar titleBar;
    private final Layouts layouts;
    private final Leaving leaving;
    private @Nullable ProjectRooms open;
    private @Nullable ProjectFileWatch watch;

    /** A path to open, and the project around it. */
    private record Wanted(Path path, Path folder, boolean isFile) {

        static Wanted of(Path path) throws NoSuchFileException {
            if (!Files.exists(path)) {
                throw new NoSuchFileException(path + " is not there; it may have been moved or deleted");
            }
            Path whole = path.toAbsolutePath().normalize();
            return new Wanted(whole, Project.folderOf(whole).toAbsolutePath().normalize(), Files.isRegularFile(whole));
        }

        String name() {
            return folder.getFileName() == null
                    ? folder.toString()
                    : folder.getFileName().toString();
        }
    }

    Projects(StudioWindow window, ProjectOpener opener, RecentProjects recent, TitleBar titleBar, Layouts layouts) {
        this.window = window;
        this.workbench = window.workbench();
        this.opener = opener;
        this.recent = recent;
        this.titleBar = titleBar;
        this.layouts = layouts;
        this.leaving = new Leaving(workbench);
    }

    Optional<ProjectRooms> current() {
        return Optional.ofNullable(open);
    }

    /**
     * Opens a folder as project, or a file with the project around it.
     *
     * @param then called with the editor, if the path is a file
     */
    void open(Path path, Consumer<FileEditor> then) {
        workbench
                .tasks()
                .start("Opening " + path.getFileName(), context -> Wanted.of(path), wanted -> open(wanted, then));
    }

    private void open(Wanted wanted, Consumer<FileEditor> then) {
        if (open == null) {
            start(wanted, then);
        } else if (open.project().folder().equals(wanted.folder())) {
            openFile(wanted, then);
        } else {
            leaving.settle(open, "Stop and open " + wanted.name(), () -> {
                leave();
                start(wanted, then);
            });
        }
    }

    private void start(Wanted wanted, Consumer<FileEditor> then) {
        titleBar.project(wanted.name());
        titleBar.engine("Engine is starting", "at-dot-busy");
        workbench
                .tasks()
                .start(
                        "Opening " + wanted.name(),
                        context -> {
                            context.progress(-1, "Starting the engine");
                            return opener.open(wanted.folder());
                        },
                        project -> take(project, wanted, then))
                .stateProperty()
                .subscribe(state -> {
                    if (state == BackgroundTask.State.FAILED && open == null) {
                        titleBar.engine("The engine did not start", "at-dot-failed");
                    }
                });
    }

    private void take(Project project, Wanted wanted, Consumer<FileEditor> then) {
        if (open != null) {
            // Two were asked for at once; the later one stays.
            leave();
        }
        ProjectRooms rooms = new ProjectRooms(project, window);
        Path folder = project.folder();
        open = rooms;
        watch = new ProjectFileWatch(project, workbench.notifications(), () -> reopen(folder));
        recent.opened(project.folder());
        window.saveSettings();
        titleBar.project(project.name());
        rooms.door().stateProperty().subscribe(door -> tellDoor(rooms, door));
        rooms.enter();
        rooms.door().restore();
        List<Path> files = layouts.files(project.folder());
        if (files.isEmpty()) {
            layouts.restore(project.folder());
            openFile(wanted, then);
        } else {
            rooms.openFiles(files, () -> {
                layouts.restore(project.folder());
                openFile(wanted, then);
            });
        }
    }

    // By the folder: what was told of a project that is long closed must not hold it.
    private void reopen(Path folder) {
        if (open != null && open.project().folder().equals(folder)) {
            leaving.settle(open, "Stop and open again", () -> {
                leave();
                start(new Wanted(folder, folder, false), editor -> {});
            });
        }
    }

    private void tellDoor(ProjectRooms rooms, DoorState door) {
        if (open == rooms) {
            titleBar.engine("Local engine", "at-dot-ready");
            titleBar.explainEngine(door.served()
                    .map(access -> "The engine of this project; clients reach it at " + access.endpoint())
                    .orElse("The engine of this project; it is closed to clients such as boto3 (see Machine)"));
        }
    }

    private void openFile(Wanted wanted, Consumer<FileEditor> then) {
        if (open != null && wanted.isFile()) {
            open.openFile(wanted.path(), then);
        }
    }

    /** Asks what there is to ask, then goes on without a project. */
    void settle(String verb, Runnable then) {
        if (open == null) {
            then.run();
        } else {
            leaving.settle(open, verb, then);
        }
    }

    /** Notes how the panels lie. @return whether they lie in another way than before */
    boolean keepLayout() {
        return open != null && layouts.keep(open.project().folder());
    }

    /**
     * Takes the project off the screen and closes it in the background.
     *
     * @return done when its engine has ended its work
     */
    CompletableFuture<Void> leave() {
        ProjectRooms left = open;
        if (left == null) {
            return CompletableFuture.completedFuture(null);
        }
        keepLayout();
        if (watch != null) {
            watch.close();
            watch = null;
        }
        open = null;
        left.close();
        Project project = left.project();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Thread.ofVirtual().name("close " + project.name()).start(() -> {
            try {
                shut(left.door());
                project.close();
                closed.complete(null);
            } catch (RuntimeException e) {
                closed.completeExceptionally(e);
            }
        });
        return closed;
    }

    private void shut(ClientDoor door) {
        try {
            door.close();
        } catch (IOException e) {
            UiThread.run(() -> workbench
                    .notifications()
                    .show(Notification.failure("The door for clients was not closed in order", e)));
        }
    }
}
