package studio.atelier.studio.window;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import studio.atelier.designer.run.ParameterMemory;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.studio.editor.EditorFactory;
import studio.atelier.studio.editor.FileEditor;
import studio.atelier.studio.editor.PipelineFileEditor;
import studio.atelier.studio.executions.RunsRoom;
import studio.atelier.studio.jobs.JobsRoom;
import studio.atelier.studio.machine.MachineRoom;
import studio.atelier.studio.models.ModelsRoom;
import studio.atelier.studio.project.PipelineFiles;
import studio.atelier.studio.project.Project;
import studio.atelier.studio.project.ProjectTree;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.studio.room.RoomLinks;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.docking.DockLayout;
import studio.atelier.workbench.docking.DockPanel;
import studio.atelier.workbench.frame.Room;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;

/** The rooms of an open project, and the editors in them. JavaFX thread. */
public final class ProjectRooms implements AutoCloseable {

    static final String PIPELINES = "pipelines";

    private static final double INSPECTOR_WIDTH = 290;

    /** Tools whose content is that of the editor in front: id, title, icon, what to say when there is none. */
    private enum Tool {
        INSPECTOR("inspector", "Inspector", "ci-settings-adjust", "Choose a step on the canvas to see its settings."),
        LOGS("logs", "Logs", "ci-terminal", "Run a pipeline and choose a step to follow its log."),
        PROBLEMS("problems", "Problems", "ci-warning-alt", "What the validator finds in a pipeline shows here."),
        TIMELINE("timeline", "Timeline", "ci-roadmap", "The steps of a run over time show here."),
        OUTPUTS("outputs", "Outputs", "ci-folder-details", "What the steps of a run left behind shows here.");

        private final String id;
        private final String title;
        private final String icon;
        private final String empty;

        Tool(String id, String title, String icon, String empty) {
            this.id = id;
            this.title = title;
            this.icon = icon;
            this.empty = empty;
        }
    }

    private final Project project;
    private final StudioWindow window;
    private final Workbench workbench;
    private final EditorFactory factory;
    private final Map<Path, FileEditor> editors = new LinkedHashMap<>();
    private final Map<String, StackPane> tools = new LinkedHashMap<>();
    private final RunsRoom runs;
    private final JobsRoom jobs;
    private final ModelsRoom models;
    private final MachineRoom machine;

    ProjectRooms(Project project, StudioWindow window) {
        this.project = project;
        this.window = window;
        this.workbench = window.workbench();
        this.factory = new EditorFactory(
                project,
                workbench,
                window.recovery(),
                new ParameterMemory(window.settings().file(), window::saveSettings),
                this::openObject,
                this::show,
                file -> workbench.docks().close(id(file)));
        addTools();
        addRooms();
        RoomContext context = new RoomContext(
                project.engine(), workbench, window.settings().absoluteTimes().valueProperty(), new Links());
        this.runs = new RunsRoom(context);
        this.jobs = new JobsRoom(context);
        workbench.addRoom(jobs.room());
        this.models = new ModelsRoom(context);
        workbench.addRoom(runs.room());
        workbench.addRoom(models.room());
        this.machine = new MachineRoom(context);
        workbench.addRoom(machine.room());
        factory.onOpenJob(this::openJob);
        workbench.docks().activeEditorProperty().subscribe(front -> showTools());
    }

    /** @return the engine of the project */
    public Engine engine() {
        return project.engine();
    }

    Project project() {
        return project;
    }

    void enter() {
        workbench.enter(PIPELINES);
    }

    /** @return the editor in front, if it is one of a file */
    public Optional<FileEditor> editorInFront() {
        return workbench
                .docks()
                .activeEditorProperty()
                .get()
                .flatMap(panel -> editors.values().stream()
                        .filter(editor -> id(editor.file()).equals(panel.id()))
                        .findFirst());
    }

    void openFile(Path file) {
        openFile(file, editor -> {});
    }

    /**
     * @param then called with the editor once it is open
     */
    void openFile(Path file, Consumer<FileEditor> then) {
        FileEditor known = editors.get(file);
        if (known != null) {
            workbench.docks().show(id(file));
            then.accept(known);
            return;
        }
        workbench.tasks().start("Opening " + file.getFileName(), context -> factory.prepare(file), made -> {
            if (!editors.containsKey(file)) {
                FileEditor editor = made.get();
                show(editor);
                window.recovered().restore(editor);
            }
            FileEditor opened = editors.get(file);
            if (opened != null) {
                then.accept(opened);
            }
        });
    }

    /** Shows an object, without changing it. */
    void openObject(ObjectUri uri) {
        workbench.tasks().start("Opening " + uri.name(), context -> factory.prepare(uri), made -> {
            FileEditor editor = made.get();
            if (editors.containsKey(editor.file())) {
                editor.close();
                workbench.docks().show(id(editor.file()));
            } else {
                show(editor);
            }
        });
    }

    private void show(FileEditor editor) {
        editors.put(editor.file(), editor);
        if (workbench
                .roomProperty()
                .get()
                .filter(room -> room.id().equals(PIPELINES))
                .isEmpty()) {
            workbench.enter(PIPELINES);
        }
        workbench
                .docks()
                .openEditor(new DockPanel(
                        id(editor.file()),
                        editor.title(),
                        editor.icon(),
                        editor.view(),
                        true,
                        editor::mayClose,
                        () -> close(editor)));
    }

    private void close(FileEditor editor) {
        editors.remove(editor.file());
        editor.close();
        showTools();
    }

    private static String id(Path file) {
        return "file:" + file;
    }

    private void addTools() {
        ProjectTree tree = new ProjectTree(
                project.folder(),
                this::openFile,
                (folder, failure) ->
                        workbench.notifications().show(Notification.failure(folder + " cannot be read", failure)));
        addTool("project", "Project", "ci-folder", tree);
        for (Tool tool : Tool.values()) {
            StackPane place = new StackPane();
            place.getStyleClass().add("at-panel");
            place.setMinWidth(tool == Tool.INSPECTOR ? INSPECTOR_WIDTH : 0);
            tools.put(tool.id, place);
            addTool(tool.id, tool.title, tool.icon, place);
        }
        showTools();
    }

    private void addTool(String id, String title, String icon, Node content) {
        workbench
                .docks()
                .addTool(new DockPanel(
                        id,
                        new ReadOnlyStringWrapper(title).getReadOnlyProperty(),
                        icon,
                        content,
                        false,
                        () -> true,
                        () -> {}));
    }

    private void showTools() {
        Map<String, Node> front = editorInFront().map(FileEditor::tools).orElse(Map.of());
        for (Tool tool : Tool.values()) {
            StackPane place = tools.get(tool.id);
            if (place != null) {
                Node content = front.get(tool.id);
                place.getChildren()
                        .setAll(content == null ? new Placeholder(tool.icon, tool.title, tool.empty) : content);
            }
        }
    }

    private void addRooms() {
        DockLayout bottom = DockLayout.row(
                0.55,
                DockLayout.tabs("bottom-left", "logs", "problems", "outputs"),
                DockLayout.tabs("bottom-right", "timeline"));
        DockLayout middle = DockLayout.column(0.70, DockLayout.editors(), bottom);
        DockLayout design = DockLayout.row(
                0.16,
                DockLayout.tabs("left", "project"),
                DockLayout.row(0.74, middle, DockLayout.tabs("right", "inspector")));
        workbench.addRoom(new Room(PIPELINES, "Pipelines", "ci-flow", DockLayout.Desk.of(design), () -> {}));
    }

    /** Opens the pipeline editor on an execution, if its definition is a file of the project. */
    void openRun(String executionArn) {
        String pipeline = RoomText.pipelineOf(executionArn).orElse(executionArn);
        workbench
                .tasks()
                .start(
                        "Looking for the definition of " + pipeline,
                        context -> PipelineFiles.of(project.folder(), pipeline),
                        file -> file.ifPresentOrElse(
                                found -> openFile(found, editor -> showIn(editor, executionArn)),
                                () -> noFile(pipeline, executionArn)));
    }

    private static void showIn(FileEditor editor, String executionArn) {
        if (editor instanceof PipelineFileEditor pipeline) {
            pipeline.editor().runs().show(executionArn);
        }
    }

    private void noFile(String pipeline, String executionArn) {
        workbench
                .notifications()
                .show(Notification.of(
                        Severity.WARNING,
                        "No file of this project defines " + pipeline,
                        "Open the definition that it was made from; the run is listed under Runs.",
                        new Notification.Action("Show in Runs", () -> showRun(executionArn))));
    }

    public void openJob(String arn) {
        workbench.enter(JobsRoom.ID);
        jobs.open(arn);
    }

    private void showRun(String executionArn) {
        workbench.enter(RunsRoom.ID);
        runs.show(executionArn);
    }

    /** Ways between the rooms of this project. */
    private final class Links implements RoomLinks {

        @Override
        public void openRun(String executionArn) {
            ProjectRooms.this.openRun(executionArn);
        }

        @Override
        public void showRun(String executionArn) {
            ProjectRooms.this.showRun(executionArn);
        }

        @Override
        public void openJob(String jobArn) {
            ProjectRooms.this.openJob(jobArn);
        }

        @Override
        public void showModel(String modelPackageArn) {
            workbench.enter(ModelsRoom.ID);
            models.show(modelPackageArn);
        }
    }

    /** Asks for each editor with unsaved changes. @return false to stay open */
    boolean mayClose() {
        return editors.values().stream().allMatch(FileEditor::mayClose);
    }

    /** Closes all editors and the project. Waits for the engine to end its work. */
    @Override
    public void close() {
        editors.values().forEach(FileEditor::close);
        editors.clear();
        runs.close();
        jobs.close();
        models.close();
        machine.close();
        project.close();
    }
}
