package studio.atelier.studio.jobs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import studio.atelier.studio.room.ProjectRoom;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.workbench.docking.DockLayout;
import studio.atelier.workbench.docking.DockPanel;
import studio.atelier.workbench.frame.Room;
import studio.atelier.workbench.frame.Workbench;

/** The room of jobs: the list at the left, a page for each job that is opened. JavaFX thread. */
public final class JobsRoom implements ProjectRoom {

    public static final String ID = "jobs";

    private static final String LIST = "jobs-tool";
    private static final String START = "jobs-start";
    private static final String ICON = "ci-play-outline";
    private static final String PAGE = "job:";

    private final RoomContext context;
    private final Workbench workbench;
    private final JobsModel model;
    private final JobList list;
    private final JobsStart start;
    private final JobSearch search;
    private final SequencedMap<String, JobPage> pages = new LinkedHashMap<>();
    private final Subscription front;

    public JobsRoom(RoomContext context) {
        this.context = context;
        this.workbench = context.workbench();
        this.model = new JobsModel(context.engine());
        this.list = new JobList(model, this::open);
        this.start = new JobsStart(model, context.links());
        this.search = new JobSearch(model, this::open);
        workbench.docks().addTool(DockPanel.tool(LIST, "Jobs", ICON, list));
        workbench.search().add(search);
        front = workbench
                .docks()
                .activeEditorProperty()
                .subscribe(panel -> list.mark(panel.map(DockPanel::id)
                        .filter(id -> id.startsWith(PAGE))
                        .map(id -> id.substring(PAGE.length()))));
    }

    @Override
    public Room room() {
        DockLayout layout = DockLayout.row(0.18, DockLayout.tabs("jobs-left", LIST), DockLayout.editors());
        return new Room(ID, "Jobs", ICON, DockLayout.Desk.of(layout), this::openStart);
    }

    /** The page of the newest job, so that the room is never empty where there is something to show. */
    private void openStart() {
        if (!pages.isEmpty()) {
            workbench.docks().show(PAGE + pages.lastEntry().getKey());
            return;
        }
        List<JobEntry> jobs = model.jobsProperty().get().known().orElse(List.of());
        if (!jobs.isEmpty()) {
            open(jobs.getFirst().arn());
            return;
        }
        workbench
                .docks()
                .openEditor(new DockPanel(
                        START,
                        new ReadOnlyStringWrapper("Jobs").getReadOnlyProperty(),
                        ICON,
                        start,
                        true,
                        () -> true,
                        () -> {}));
    }

    /**
     * Opens the page of a job in this room.
     *
     * @param arn of a training or processing job
     */
    public void open(String arn) {
        if (JobType.ofArn(arn).isEmpty()) {
            return;
        }
        if (workbench.roomProperty().get().filter(room -> room.id().equals(ID)).isEmpty()) {
            workbench.enter(ID);
        }
        workbench.docks().close(START);
        if (pages.containsKey(arn)) {
            workbench.docks().show(PAGE + arn);
            return;
        }
        JobPage page = new JobPage(context, model, arn);
        pages.putLast(arn, page);
        workbench
                .docks()
                .openEditor(new DockPanel(
                        PAGE + arn,
                        new ReadOnlyStringWrapper(JobType.shortName(JobType.nameOf(arn))).getReadOnlyProperty(),
                        JobType.ofArn(arn).map(JobType::icon).orElse(ICON),
                        page,
                        true,
                        () -> true,
                        () -> closed(arn)));
    }

    /** @return the page of a job that is open */
    Optional<JobPage> page(String arn) {
        return Optional.ofNullable(pages.get(arn));
    }

    private void closed(String arn) {
        JobPage page = pages.remove(arn);
        if (page != null) {
            page.close();
        }
    }

    @Override
    public void close() {
        front.unsubscribe();
        workbench.search().remove(search);
        Map.copyOf(pages).forEach((arn, page) -> workbench.docks().close(PAGE + arn));
        workbench.docks().close(START);
        start.close();
        workbench.docks().remove(LIST);
        list.close();
        model.close();
    }
}
