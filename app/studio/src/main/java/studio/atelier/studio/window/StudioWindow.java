package studio.atelier.studio.window;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.TransferMode;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import studio.atelier.studio.editor.PipelineFileEditor;
import studio.atelier.studio.project.ProjectOpener;
import studio.atelier.studio.project.RecentProjects;
import studio.atelier.studio.start.StudioHome;
import studio.atelier.workbench.frame.DialogCard;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;
import studio.atelier.workbench.recovery.RecoveryJournal;
import studio.atelier.workbench.search.CommandSearch;
import studio.atelier.workbench.settings.SettingSearch;
import studio.atelier.workbench.settings.Settings;
import studio.atelier.workbench.settings.SettingsSaver;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.thread.UiThread;

/** The main window of the Studio. JavaFX thread. */
public final class StudioWindow {

    private static final List<String> SHEETS = List.of(
            "/studio/atelier/designer/designer.css",
            "/studio/atelier/studio/studio.css",
            "/studio/atelier/studio/room/lists.css",
            "/studio/atelier/studio/jobs/jobs.css");

    /** A crash costs at most what was moved in the last seconds. */
    private static final Duration LAYOUT_PAUSE = Duration.seconds(5);

    private final Stage stage;
    private final StudioSettings settings;
    private final SettingsSaver saver;
    private final Theme theme = new Theme();
    private final Workbench workbench = new Workbench(theme);
    private final RecentProjects recent;
    private final RecoveryJournal recovery;
    private final Recovered recovered = new Recovered(this);
    private final Appearance appearance;
    private final Projects projects;
    private final SettingsPage settingsPage = new SettingsPage(this);
    private final Timeline layoutKeeper = new Timeline(new KeyFrame(LAYOUT_PAUSE, event -> keepLayout()));
    private @Nullable CompletableFuture<Void> closed;

    public StudioWindow(Stage stage, StudioHome home, Settings file, ProjectOpener opener) {
        this.stage = stage;
        this.settings = StudioSettings.in(file);
        this.saver = new SettingsSaver(
                file,
                failure -> workbench
                        .notifications()
                        .show(Notification.failure("The settings could not be saved", failure)));
        this.recent = new RecentProjects(file);
        this.recovery = new RecoveryJournal(
                home.recovery(),
                (document, failure) -> workbench
                        .notifications()
                        .show(Notification.failure("Changes of " + document + " could not be kept aside", failure)));
        readSettings();
        this.appearance = new Appearance(settings, theme);
        WindowCommands.register(this);
        this.projects = new Projects(this, opener, recent, new TitleBar(workbench), new Layouts(file, workbench));
        EditorCommands.register(this);
        PipelineCommands.register(this);
        workbench.search().add(new CommandSearch(workbench.commands(), workbench.keymap()));
        workbench.search().add(new SettingSearch(file, setting -> openSettings(setting.title())));
        for (String sheet : SHEETS) {
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
        stage.focusedProperty().subscribe(focused -> {
            if (focused) {
                project().ifPresent(ProjectRooms::lookAgain);
            }
        });
        layoutKeeper.setCycleCount(Animation.INDEFINITE);
        new Rooms(workbench, recent, this).showHome();
    }

    public void show() {
        stage.show();
        recovered.look();
        layoutKeeper.play();
    }

    public Workbench workbench() {
        return workbench;
    }

    public StudioSettings settings() {
        return settings;
    }

    ObservableValue<Boolean> reducedMotion() {
        return appearance.reducedMotion();
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
        return projects.current();
    }

    /** Opens a folder as project, or a file with the project around it. */
    public void open(Path path) {
        projects.open(path, editor -> {});
    }

    /** Opens the project that was open last, if the user wants that and there is one. */
    public void openLast() {
        if (settings.reopenProject().get()) {
            recent.latest().ifPresent(entry -> open(entry.folder()));
        }
    }

    /** Opens a pipeline definition, and starts it if asked. */
    void openAndRun(Path pipeline, boolean run) {
        projects.open(pipeline, editor -> {
            if (run && editor instanceof PipelineFileEditor file) {
                file.editor().runAgain();
            }
        });
    }

    /** Opens the pipeline editor on an execution of the open project. */
    public void openRun(String executionArn) {
        project().ifPresent(rooms -> rooms.openRun(executionArn));
    }

    /** Saves what the user set, in the background; a failure is told, because it would cost the settings. */
    public void saveSettings() {
        saver.save();
    }

    /**
     * @param words that narrow the settings down; empty for all
     */
    void openSettings(String words) {
        settingsPage.open(words);
    }

    private void keepLayout() {
        if (projects.keepLayout()) {
            saveSettings();
        }
    }

    void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("Open a project folder");
        File chosen = chooser.showDialog(stage);
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
        File chosen = chooser.showOpenDialog(stage);
        if (chosen != null) {
            open(chosen.toPath());
        }
    }

    /** Ends the program, after asking what is to become of unsaved changes and running work. */
    public void quit() {
        projects.settle("Stop and quit", () -> {
            boolean works = project()
                    .filter(rooms -> !rooms.engine().running().isEmpty())
                    .isPresent();
            if (works) {
                sayThatWorkEnds();
            } else {
                stage.hide();
            }
            // The program ends with its last window.
            close().whenComplete((done, failure) -> UiThread.run(stage::close));
        });
    }

    private void sayThatWorkEnds() {
        DialogCard card = new DialogCard("Stopping what runs", 480);
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        card.setBody(bar);
        workbench.ask(card);
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
    }

    void toggleTheme() {
        appearance.toggle();
        saveSettings();
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

    /**
     * Takes everything off the screen, keeps what is to be kept, and lets go of the project and the recovery journal.
     *
     * @return done when the engine has ended its work and the settings are written
     */
    public CompletableFuture<Void> close() {
        if (closed == null) {
            closed = closeOnce();
        }
        return closed;
    }

    private CompletableFuture<Void> closeOnce() {
        layoutKeeper.stop();
        WindowPlace.keep(stage, settings.file());
        CompletableFuture<Void> left = projects.leave();
        saveSettings();
        workbench.search().close();
        return left.whenCompleteAsync(
                (done, failure) -> {
                    recovery.close();
                    saver.close();
                },
                Thread::startVirtualThread);
    }
}
