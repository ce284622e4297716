package studio.atelier.studio.window;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.util.Subscription;
import studio.atelier.designer.editor.PipelineEditor;
import studio.atelier.designer.editor.StepSearch;
import studio.atelier.designer.run.ParameterMemory;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.studio.editor.EditorContext;
import studio.atelier.studio.editor.EditorFactory;
import studio.atelier.studio.editor.EditorLinks;
import studio.atelier.studio.editor.FileEditor;
import studio.atelier.studio.editor.PipelineFileEditor;
import studio.atelier.studio.executions.RunsRoom;
import studio.atelier.studio.jobs.JobsRoom;
import studio.atelier.studio.machine.ClientDoor;
import studio.atelier.studio.machine.DoorMemory;
import studio.atelier.studio.machine.MachineRoom;
import studio.atelier.studio.models.ModelsRoom;
import studio.atelier.studio.project.FileSearch;
import studio.atelier.studio.project.PipelineFiles;
import studio.atelier.studio.project.Project;
import studio.atelier.studio.project.ProjectTree;
import studio.atelier.studio.room.ProjectRoom;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.studio.room.RoomLinks;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.docking.DockLayout;
import studio.atelier.workbench.docking.DockPanel;
import studio.atelier.workbench.frame.Room;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;
import studio.atelier.workbench.search.SearchProvider;

/** The rooms of an open project, and the ways between them. JavaFX thread. */
public final class ProjectRooms implements AutoCloseable {

    static final String PIPELINES = "pipelines";

    private static final String TREE = "project";

    private final Project project;
    private final Workbench workbench;
    private final ProjectTree tree;
    private final OpenFiles files;
    private final EditorTools tools;
    private final RunsRoom runs;
    private final JobsRoom jobs;
    private final ModelsRoom models;
    private final MachineRoom machine;
    private final ClientDoor door;
    private final List<SearchProvider> searches;
    private final Subscription front;

    ProjectRooms(Project project, StudioWindow window) {
        this.project = project;
        this.workbench = window.workbench();
        EditorFactory factory = new EditorFactory(new EditorContext(
                project,
                workbench,
                window.recovery(),
                new ParameterMemory(window.settings().file(), window::saveSettings),
                window.reducedMotion(),
                new EditorWays()));
        this.files = new OpenFiles(workbench, factory, window.recovered(), this::enterPipelines);
        this.tree = new ProjectTree(
                project.folder(),
                this::openFile,
                (folder, failure) ->
                        workbench.notifications().show(Notification.failure(folder + " cannot be read", failure)));
        workbench.docks().addTool(DockPanel.tool(TREE, "Project", "ci-folder", tree));
        this.tools = new EditorTools(workbench.docks());
        workbench.addRoom(new Room(PIPELINES, "Pipelines", "ci-flow", DockLayout.Desk.of(layout()), files::showLast));
        RoomContext context = new RoomContext(
                project.engine(), workbench, window.settings().absoluteTimes().valueProperty(), new RoomWays());
        this.jobs = new JobsRoom(context);
        this.runs = new RunsRoom(context);
        this.models = new ModelsRoom(context);
        this.door = new ClientDoor(
                project.engine(),
                workbench.tasks(),
                new DoorMemory(window.settings().file(), window::saveSettings, project.folder()));
        this.machine = new MachineRoom(context, door);
        rooms().forEach(room -> workbench.addRoom(room.room()));
        this.searches =
                List.of(new StepSearch(this::pipelineInFront), new FileSearch(project.folder(), this::openFile));
        searches.forEach(workbench.search()::add);
        this.front = workbench
                .docks()
                .activeEditorProperty()
                .subscribe(panel ->
                        tools.show(files.follow().map(FileEditor::tools).orElse(Map.of())));
    }

    private List<ProjectRoom> rooms() {
        return List.of(jobs, runs, models, machine);
    }

    private static DockLayout layout() {
        DockLayout bottom = DockLayout.row(
                0.55,
                DockLayout.tabs("bottom-left", "logs", "problems", "outputs"),
                DockLayout.tabs("bottom-right", "timeline"));
        DockLayout middle = DockLayout.column(0.70, DockLayout.editors(), bottom);
        return DockLayout.row(
                0.16,
                DockLayout.tabs("left", TREE),
                DockLayout.row(0.74, middle, DockLayout.tabs("right", "inspector")));
    }

    /** @return the engine of the project */
    public Engine engine() {
        return project.engine();
    }

    /** @return the way in for clients that speak HTTP */
    ClientDoor door() {
        return door;
    }

    Project project() {
        return project;
    }

    void enter() {
        workbench.enter(PIPELINES);
    }

    private void enterPipelines() {
        if (workbench
                .roomProperty()
                .get()
                .filter(room -> room.id().equals(PIPELINES))
                .isEmpty()) {
            enter();
        }
    }

    /** @return the editor in front, if it is one of a file */
    public Optional<FileEditor> editorInFront() {
        return files.inFront();
    }

    /** @return the pipeline in front */
    Optional<PipelineEditor> pipelineInFront() {
        return editorInFront()
                .filter(PipelineFileEditor.class::isInstance)
                .map(editor -> ((PipelineFileEditor) editor).editor());
    }

    /** @return the open editors */
    Collection<FileEditor> editors() {
        return files.all();
    }

    void openFile(Path file) {
        openFile(file, editor -> {});
    }

    /**
     * @param then called with the editor once it is open
     */
    void openFile(Path file, Consumer<FileEditor> then) {
        files.open(file, then);
    }

    /**
     * Opens files again that were open before.
     *
     * @param then called after the last
     */
    void openFiles(List<Path> paths, Runnable then) {
        files.open(paths, then);
    }

    /** Looks whether other programs changed files that are open or listed. */
    void lookAgain() {
        files.lookAgain();
        tree.refresh();
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

    /** Shows the page of a job. */
    public void openJob(String arn) {
        workbench.enter(JobsRoom.ID);
        jobs.open(arn);
    }

    private void showRun(String executionArn) {
        workbench.enter(RunsRoom.ID);
        runs.show(executionArn);
    }

    private void showModel(String modelPackageArn) {
        workbench.enter(ModelsRoom.ID);
        models.show(modelPackageArn);
    }

    /** Ways out of the editors. */
    private final class EditorWays implements EditorLinks {

        @Override
        public void openObject(ObjectUri uri) {
            files.open(uri);
        }

        @Override
        public void openJob(String arn) {
            ProjectRooms.this.openJob(arn);
        }

        @Override
        public void openModel(String modelPackageArn) {
            ProjectRooms.this.showModel(modelPackageArn);
        }

        @Override
        public void show(FileEditor editor) {
            files.show(editor);
        }
    }

    /** Ways out of the rooms. */
    private final class RoomWays implements RoomLinks {

        @Override
        public void openPipelines() {
            ProjectRooms.this.enter();
        }

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
            ProjectRooms.this.showModel(modelPackageArn);
        }
    }

    /** Takes the project off the screen. The project itself and its door for clients stay open. */
    @Override
    public void close() {
        front.unsubscribe();
        searches.forEach(workbench.search()::remove);
        files.close();
        rooms().forEach(ProjectRoom::close);
        workbench.enter(Rooms.HOME);
        rooms().forEach(room -> workbench.removeRoom(room.room().id()));
        workbench.removeRoom(PIPELINES);
        tools.close();
        workbench.docks().remove(TREE);
    }
}
