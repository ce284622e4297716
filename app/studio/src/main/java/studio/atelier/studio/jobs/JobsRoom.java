package studio.atelier.studio.jobs;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;
import studio.atelier.studio.room.ProjectRoom;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.docking.DockLayout;
import studio.atelier.workbench.docking.DockPanel;
import studio.atelier.workbench.frame.Room;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;

/** The room of jobs: all of them at the left, a page for each that is opened. JavaFX thread. */
public final class JobsRoom implements ProjectRoom {

    public static final String ID = "jobs";

    private static final String LIST = "jobs-list";
    private static final String ICON = "ci-play-outline";

    private final RoomContext context;
    private final Workbench workbench;
    private final JobsModel model;
    private final JobSearch search;
    private final Map<String, JobPage> pages = new HashMap<>();
    private final Subscription subscription;

    public JobsRoom(RoomContext context) {
        this.context = context;
        this.workbench = context.workbench();
        this.model = new JobsModel(
                context.engine(),
                failure -> workbench.notifications().show(Notification.failure("The jobs cannot be listed", failure)));
        JobList list = new JobList(this::open);
        this.subscription = model.jobsProperty().subscribe(list::show);
        this.search = new JobSearch(this::jobs, this::open);
        workbench.search().add(search);
        workbench
                .docks()
                .addTool(new DockPanel(
                        LIST,
                        new ReadOnlyStringWrapper("Jobs").getReadOnlyProperty(),
                        ICON,
                        list,
                        false,
                        () -> true,
                        () -> {}));
    }

    @Override
    public Room room() {
        DockLayout layout = DockLayout.row(0.2, DockLayout.tabs("jobs-left", LIST), DockLayout.editors());
        return new Room(ID, "Jobs", ICON, DockLayout.Desk.of(layout), this::openFront);
    }

    /** Opens the page of a job, also of one that is not in the list any more. */
    public void open(String arn) {
        open(jobs().stream().filter(job -> job.arn().equals(arn)).findFirst().orElseGet(() -> unlisted(arn)));
    }

    private void open(JobEntry job) {
        String id = "job:" + job.arn();
        if (!workbench.docks().isOpen(id)) {
            JobPage page = new JobPage(context.engine(), workbench, job);
            pages.put(id, page);
            workbench
                    .docks()
                    .openEditor(new DockPanel(
                            id,
                            new ReadOnlyStringWrapper(job.name()).getReadOnlyProperty(),
                            job.kind().icon(),
                            page.node(),
                            true,
                            () -> true,
                            () -> close(id)));
        } else {
            workbench.docks().show(id);
        }
    }

    private void close(String id) {
        Optional.ofNullable(pages.remove(id)).ifPresent(JobPage::close);
    }

    /** The page of the latest job, so that the room is never empty where there is something to show. */
    private void openFront() {
        Optional<String> shown = pages.keySet().stream().findFirst();
        if (shown.isPresent()) {
            workbench.docks().show(shown.get());
        } else if (!jobs().isEmpty()) {
            open(jobs().getFirst());
        } else {
            workbench
                    .docks()
                    .openEditor(new DockPanel(
                            "jobs-none",
                            new ReadOnlyStringWrapper("Jobs").getReadOnlyProperty(),
                            ICON,
                            new Placeholder(
                                    ICON,
                                    "No jobs yet",
                                    "Run a pipeline: each step that trains or processes is a job."),
                            true,
                            () -> true,
                            () -> {}));
        }
    }

    private List<JobEntry> jobs() {
        List<JobEntry> found = model.jobsProperty().get();
        return found == null ? List.of() : found;
    }

    private static JobEntry unlisted(String arn) {
        JobEntry.Kind kind = arn.contains(":processing-job/") ? JobEntry.Kind.PROCESSING : JobEntry.Kind.TRAINING;
        return new JobEntry(
                arn, arn.substring(arn.lastIndexOf('/') + 1), kind, "InProgress", Instant.now(), Optional.empty());
    }

    @Override
    public void close() {
        subscription.unsubscribe();
        workbench.search().remove(search);
        List.copyOf(pages.keySet()).forEach(id -> workbench.docks().close(id));
        model.close();
    }
}
