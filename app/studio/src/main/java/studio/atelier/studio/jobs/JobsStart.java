package studio.atelier.studio.jobs;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import studio.atelier.studio.room.ReadStates;
import studio.atelier.studio.room.RoomLinks;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.thread.Reading;

/** What stands in the room of jobs while no job is open. JavaFX thread. */
final class JobsStart extends StackPane implements AutoCloseable {

    private static final String ICON = "ci-play-outline";

    private final JobsModel model;
    private final RoomLinks links;
    private final Subscription subscription;

    JobsStart(JobsModel model, RoomLinks links) {
        this.model = model;
        this.links = links;
        getStyleClass().add("at-sheet");
        subscription = model.jobsProperty().subscribe(state -> getChildren().setAll(content(state)));
    }

    private Node content(Reading<List<JobEntry>> state) {
        return switch (state) {
            case Reading.Waiting<List<JobEntry>> waiting -> ReadStates.waiting("Reading the jobs");
            case Reading.Failed<List<JobEntry>>(Throwable failure) ->
                ReadStates.failed("jobs-start-try-again", "The jobs cannot be read", failure, model::retry);
            case Reading.Ready<List<JobEntry>>(List<JobEntry> jobs) ->
                jobs.isEmpty()
                        ? ReadStates.none(
                                ICON,
                                "No jobs yet",
                                "Run a pipeline: each step that trains or processes is a job.",
                                links)
                        : new Placeholder(
                                ICON, "No job chosen", "Choose a job at the left to see what happened to it.");
        };
    }

    @Override
    public void close() {
        subscription.unsubscribe();
    }
}
