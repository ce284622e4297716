package studio.atelier.studio.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.TransferMode;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import studio.atelier.studio.editor.FileEditor;
import studio.atelier.studio.editor.PipelineFileEditor;
import studio.atelier.studio.project.Project;
import studio.atelier.studio.project.RecentProjects;
import studio.atelier.studio.start.StudioHome;
import studio.atelier.workbench.command.Command;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;
import studio.atelier.workbench.recovery.RecoveryJournal;
import studio.atelier.workbench.search.CommandSearch;
import studio.atelier.workbench.settings.Settings;
import studio.atelier.workbench.theme.Accent;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Theme;

/** The main window of the Studio. JavaFX thread. */
public final class StudioWindow implements AutoCloseable {

    private final Stage stage;
    private final StudioSettings settings;
    private final Optional<Path> workspace;
    private final Theme theme = new Theme();
    private final Workbench workbench = new Workbench(theme);
    private final RecentProjects recent;
    private final RecoveryJournal recovery;
    private final Recovered recovered = new Recovered(this);
    private final Layouts layouts;
    private final TitleBar titleBar;
    private final Rooms rooms;
    private @Nullable ProjectRooms open;

    /**
     * @param workspace instead of that of each project
     */
    public StudioWindow(Stage stage, StudioHome home, Settings file, Optional<Path> workspace) {
        this.stage = stage;
        this.workspace = workspace;
        this.settings = StudioSettings.in(file);
        this.recent = new RecentProjects(file);
        this.recovery = new RecoveryJournal(
                home.recovery(),
                (document, failure) -> workbench
                        .notifications()
                        .show(Notification.failure("Changes of " + document + " could not be kept aside", failure)));
        readSettings();
        registerCommands();
        this.titleBar = new TitleBar(workbench);
        this.rooms = new Rooms(workbench, recent, this);
        this.layouts = new Layouts(file, workbench);
        workbench.search().add(new CommandSearch(workbench.commands(), workbench.keymap()));
        for (String sheet : List.of(
                "/studio/atelier/designer/designer.css",
                "/studio/atelier/studio/studio.css",
                "/studio/atelier/studio/room/lists.css",
                "/studio/atelier/studio/jobs/jobs.css")) {
            theme.add(Objects.requireNonNull(StudioWindow.class.getResource(sheet))
                    .toExternalForm());
        }
        Scene scene = new Scene(workbench.node(), 1440, 900);
        theme.dress(scene);
        workbench.views().listen(scene);
        acceptDrops(scene);
        stage.setScene(scene);
        stage.setTitle("Atelier");
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        WindowPlace.restore(stage, file);
        stage.setOnCloseRequest(event -> {
            event.consume();
            quit();
        });
        rooms.showHome();
    }

    public void show() {
        stage.show();
        recovered.look();
    }

    public Workbench workbench() {
        return workbench;
    }

    public StudioSettings settings() {
        return settings;
    }

    Recovered recovered() {
        return recovered;
    }

    public RecoveryJournal recovery() {
        return recovery;
    }

    public Stage stage() {
        return stage;
    }

    /** @return the rooms of the project that is open */
    public Optional<ProjectRooms> project() {
        return Optional.ofNullable(open);
    }

    /** Opens a folder as project, or a file with the project around it. */
    public void open(Path path) {
        open(path, editor -> {});
    }

    private void open(Path path, Consumer<FileEditor> then) {
        if (!Files.exists(path)) {
            workbench
                    .notifications()
                    .show(Notification.of(
                            Severity.ERROR, path + " is not there", "It may have been moved or deleted."));
            return;
        }
        Path folder = Project.folderOf(path);
        if (open != null
                && open.project().folder().equals(folder.toAbsolutePath().normalize())) {
            openFile(path, then);
            return;
        }
        titleBar.project(
                folder.getFileName() == null
                        ? folder.toString()
                        : folder.getFileName().toString());
        titleBar.engine("Engine is starting", "at-dot-busy");
        workbench
                .tasks()
                .start(
                        "Opening " + folder.getFileName(),
                        context -> {
                            context.progress(-1, "Starting the engine");
                            return Project.open(folder, workspace);
                        },
                        project -> take(project, path, then));
    }

    /** Opens a pipeline definition, and starts it if asked. */
    void openAndRun(Path pipeline, boolean run) {
        open(pipeline, editor -> {
            if (run && editor instanceof PipelineFileEditor file) {
                file.editor().runAgain();
            }
        });
    }

    /** Opens the pipeline editor on an execution of the open project. */
    public void openRun(String executionArn) {
        if (open != null) {
            open.openRun(executionArn);
        }
    }

    private void take(Project project, Path path, Consumer<FileEditor> then) {
        closeProject();
        open = new ProjectRooms(project, this);
        recent.opened(project.folder());
        saveSettings();
        titleBar.project(project.name());
        titleBar.engine("Local engine", "at-dot-ready");
        open.enter();
        layouts.restore(project.folder());
        openFile(path, then);
    }

    private void openFile(Path path, Consumer<FileEditor> then) {
        if (open != null && Files.isRegularFile(path)) {
            open.openFile(path, then);
        }
    }

    private void closeProject() {
        if (open != null) {
            layouts.keep(open.project().folder());
            open.close();
            open = null;
        }
    }

    /** Saves what the user set; a failure is told, because it would cost the settings. */
    public void saveSettings() {
        try {
            settings.file().save();
        } catch (IOException e) {
            workbench.notifications().show(Notification.failure("The settings could not be saved", e));
        }
    }

    void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open a project folder");
        java.io.File chosen = chooser.showDialog(stage);
        if (chosen != null) {
            open(chosen.toPath());
        }
    }

    void chooseFile() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Open a file");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("Pipeline definitions", "*.json"),
                        new FileChooser.ExtensionFilter("All files", "*"));
        java.io.File chosen = chooser.showOpenDialog(stage);
        if (chosen != null) {
            open(chosen.toPath());
        }
    }

    /** Ends the program, after asking what is to become of unsaved changes and running work. */
    public void quit() {
        if (open == null || open.mayClose()) {
            WindowPlace.keep(stage, settings.file());
            if (open != null) {
                layouts.keep(open.project().folder());
            }
            saveSettings();
            stage.close();
            Platform.exit();
        }
    }

    private void readSettings() {
        try {
            List<String> complaints = settings.file().load();
            workbench.keymap().replace(KeymapSection.read(settings.file()));
            complaints.forEach(text -> workbench
                    .notifications()
                    .show(Notification.of(Severity.WARNING, "A setting was not understood", text)));
        } catch (IOException e) {
            workbench.notifications().show(Notification.failure("The settings could not be read", e));
        }
        settings.theme().valueProperty().subscribe(any -> dress());
        settings.accent().valueProperty().subscribe(any -> dress());
        Platform.getPreferences().colorSchemeProperty().subscribe(any -> dress());
    }

    private void dress() {
        boolean dark = switch (settings.theme().get()) {
            case "dark" -> true;
            case "light" -> false;
            default -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        theme.use(Palette.of(dark, Accent.of(settings.accent().get())));
    }

    private void toggleTheme() {
        settings.theme().set(theme.palette().isDark() ? "light" : "dark");
        saveSettings();
    }

    private void registerCommands() {
        workbench
                .commands()
                .register(
                        Command.of("project.openFolder", "Project", "Open folder…")
                                .description("Opens a folder as a project. Any folder will do.")
                                .icon("ci-folder")
                                .keys("Shortcut+O")
                                .does(this::chooseFolder),
                        Command.of("file.open", "File", "Open pipeline or file…")
                                .description("Opens a definition that SageMaker exported, or any other file.")
                                .icon("ci-document-import")
                                .keys("Shortcut+Shift+O")
                                .does(this::chooseFile),
                        Command.of("palette.open", "View", "Search everywhere")
                                .icon("ci-search")
                                .keys("Shortcut+K")
                                .does(() -> workbench.openPalette("")),
                        Command.of("palette.commands", "View", "Find a command")
                                .icon("ci-terminal")
                                .keys("Shortcut+Shift+P")
                                .does(() -> workbench.openPalette("Commands")),
                        Command.of("view.toggleTheme", "View", "Switch between light and dark")
                                .icon("ci-asleep")
                                .does(this::toggleTheme),
                        Command.of("view.resetLayout", "View", "Reset the layout")
                                .description("Puts all panels of this room back where they were first.")
                                .icon("ci-reset")
                                .does(workbench::resetLayout),
                        Command.of("view.maximise", "View", "Maximise or put back the editor")
                                .icon("ci-maximize")
                                .keys("Shortcut+Shift+F12")
                                .does(() -> workbench
                                        .docks()
                                        .activeEditorProperty()
                                        .get()
                                        .ifPresent(panel -> workbench.docks().toggleMaximise(panel.id()))),
                        Command.of("view.closeEditor", "View", "Close the editor")
                                .icon("ci-close")
                                .keys("Shortcut+W")
                                .does(() -> workbench
                                        .docks()
                                        .activeEditorProperty()
                                        .get()
                                        .filter(panel -> panel.closable())
                                        .ifPresent(panel -> workbench.docks().close(panel.id()))),
                        Command.of("settings.open", "Settings", "Settings")
                                .icon("ci-settings")
                                .keys("Shortcut+COMMA")
                                .does(() -> SettingsPage.open(this)),
                        Command.of("help.shortcuts", "Help", "Keyboard shortcuts")
                                .icon("ci-keyboard")
                                .keys("Shift+F1")
                                .does(() -> KeymapPage.open(this)),
                        Command.of("app.quit", "File", "Quit")
                                .keys("Shortcut+Q")
                                .does(this::quit));
        EditorCommands.register(this);
        PipelineCommands.register(this);
    }

    private void acceptDrops(Scene scene) {
        scene.setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
            }
        });
        scene.setOnDragDropped(event -> {
            boolean files = event.getDragboard().hasFiles();
            if (files) {
                event.getDragboard().getFiles().forEach(file -> open(file.toPath()));
            }
            event.setDropCompleted(files);
        });
    }

    /** Lets go of the project and the recovery journal. Waits for the engine to end its work. */
    @Override
    public void close() {
        closeProject();
        recovery.close();
        workbench.search().close();
    }
}
