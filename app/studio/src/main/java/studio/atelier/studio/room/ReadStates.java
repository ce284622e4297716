package studio.atelier.studio.room;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.notification.FailureText;
import studio.atelier.workbench.theme.Icons;

/** What stands where something is still being read, or cannot be read. */
public final class ReadStates {

    /** What is there sooner needs no word. */
    private static final Duration PATIENCE = Duration.millis(300);

    private ReadStates() {}

    /**
     * @param words such as "Reading the runs"
     * @return nothing at first, then that it is being read
     */
    public static Node waiting(String words) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(24, 24);
        VBox box = new VBox(12, turning, Labels.of(words, "at-text-2"));
        box.getStyleClass().add("read-waiting");
        box.setAlignment(Pos.CENTER);
        box.setAccessibleText(words);
        box.setOpacity(0);
        PauseTransition patience = new PauseTransition(PATIENCE);
        patience.setOnFinished(event -> box.setOpacity(1));
        patience.play();
        return box;
    }

    /**
     * @param noun what there is none of yet, as in "No runs yet"
     * @return what stands where nothing is until a pipeline has run, with the way there
     */
    public static Placeholder none(String icon, String noun, String sentence, RoomLinks links) {
        Button go = new Button("Go to the pipelines", Icons.of("ci-flow"));
        go.getStyleClass().add("to-pipelines");
        go.setOnAction(event -> links.openPipelines());
        return new Placeholder(icon, noun, sentence, go);
    }

    /**
     * @param id of the button, for tests
     * @param title what cannot be read
     * @param again reads it again
     */
    public static Placeholder failed(String id, String title, Throwable failure, Runnable again) {
        Button button = new Button("Try again", Icons.of("ci-renew"));
        button.setId(id);
        button.setOnAction(event -> again.run());
        return new Placeholder(Status.WARNING.icon(), title, FailureText.of(failure), button);
    }

    /** @return a failure in a line, where a part of a page cannot be read */
    public static Label line(String what, Throwable failure) {
        Label line = Labels.of(what + ": " + FailureText.of(failure), Status.WARNING.style());
        line.setGraphic(Icons.of(Status.WARNING.icon(), "at-icon-14", Status.WARNING.style()));
        line.setWrapText(true);
        return line;
    }
}
