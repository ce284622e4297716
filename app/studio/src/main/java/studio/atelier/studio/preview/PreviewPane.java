package studio.atelier.studio.preview;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import studio.atelier.studio.preview.archive.ArchiveEntry;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.task.BackgroundTask;
import studio.atelier.workbench.task.TaskContext;
import studio.atelier.workbench.theme.Icons;

/**
 * Looks at a file: says that it is being read, then shows it, or why it cannot be shown and what to do. JavaFX thread.
 */
public final class PreviewPane extends BorderPane implements AutoCloseable {

    private final Subject subject;
    private final PreviewKind kind;
    private final Workbench workbench;
    private final PreviewLoader loader;
    private final Label facts = Labels.of("", "at-caption", "at-text-2");
    private @Nullable BackgroundTask task;
    private Subscription following = Subscription.EMPTY;
    private @Nullable Preview shown;
    private boolean closed;

    /** Reads a preview in the background. */
    @FunctionalInterface
    private interface Read {
        Supplier<Preview> run(TaskContext context) throws IOException;
    }

    private sealed interface Outcome {
        record Made(Supplier<Preview> preview) implements Outcome {}

        record Failed(IOException why) implements Outcome {}
    }

    /**
     * Starts reading at once.
     *
     * @param scratch folder for copies that live as long as the preview
     * @param opener opens an entry of an archive
     */
    public PreviewPane(Subject subject, PreviewKind kind, Workbench workbench, Path scratch, EntryOpener opener) {
        this.subject = subject;
        this.kind = kind;
        this.workbench = workbench;
        this.loader = new PreviewLoader(workbench.theme(), scratch, opener::open);
        getStyleClass().addAll("at-sheet", "preview");
        setTop(bar());
        start(context -> loader.load(subject, kind, context));
    }

    /** Opens an entry of an archive as a preview of its own. */
    @FunctionalInterface
    public interface EntryOpener {
        void open(Subject archive, ArchiveEntry entry);
    }

    private HBox bar() {
        Label place = Labels.of(subject.place(), "at-caption", "at-text-2");
        place.setTooltip(new Tooltip(subject.place()));
        place.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        place.setMinWidth(60);
        place.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(place, Priority.ALWAYS);
        facts.setMinWidth(USE_PREF_SIZE);
        HBox bar = new HBox(12, Icons.of(kind.icon(), "at-icon-14"), place, facts);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("preview-bar");
        return bar;
    }

    private void start(Read read) {
        facts.setText("");
        BackgroundTask started = workbench
                .tasks()
                .start(
                        "Opening " + subject.name(),
                        context -> {
                            try {
                                return new Outcome.Made(read.run(context));
                            } catch (IOException e) {
                                // A failure is shown here, with what to do; a cancel is none.
                                context.check();
                                return new Outcome.Failed(e);
                            }
                        },
                        this::arrived);
        task = started;
        setCenter(reading(started));
        following.unsubscribe();
        following = started.stateProperty().subscribe(state -> {
            if (state == BackgroundTask.State.CANCELLED && !closed) {
                setCenter(new Placeholder(
                        "ci-misuse", "Not opened", "Reading was cancelled.", again(read, "Open it after all")));
            } else if (state == BackgroundTask.State.FAILED && !closed) {
                failed(started.failure().orElse(new IOException("unknown")));
            }
        });
    }

    private Node reading(BackgroundTask started) {
        ProgressBar progress = new ProgressBar();
        progress.progressProperty().bind(started.progressProperty());
        progress.setPrefWidth(240);
        Button cancel = new Button("Cancel");
        cancel.setId("preview-cancel");
        cancel.setOnAction(event -> started.cancel());
        VBox box = new VBox(12, Labels.of("Reading " + subject.name(), "at-text-2"), progress, cancel);
        box.setAlignment(Pos.CENTER);
        // A small file is there before one has read this.
        box.setOpacity(0);
        PauseTransition patience = new PauseTransition(Duration.millis(250));
        patience.setOnFinished(event -> box.setOpacity(1));
        patience.play();
        return box;
    }

    private void arrived(Outcome outcome) {
        switch (outcome) {
            case Outcome.Made made -> {
                Preview preview = made.preview().get();
                if (closed) {
                    letGo(preview);
                } else {
                    shown = preview;
                    facts.setText(preview.facts());
                    setCenter(preview.view());
                }
            }
            case Outcome.Failed failed -> failed(failed.why());
        }
    }

    private void failed(Throwable why) {
        Button text = again(context -> loader.text(subject), "Open as text");
        text.setId("preview-as-text");
        Button bytes = again(context -> loader.bytes(subject, ""), "Show its bytes");
        HBox actions = kind == PreviewKind.TABLE
                ? new HBox(8, again(context -> loader.load(subject, kind, context), "Try again"), text, bytes)
                : new HBox(8, again(context -> loader.load(subject, kind, context), "Try again"), bytes);
        actions.setAlignment(Pos.CENTER);
        // The bar above says where the file lies; a whole path in a sentence, often twice, hides what is wrong.
        String message = (why.getMessage() == null ? why.toString() : why.getMessage())
                .replace(subject.file().toString(), subject.name());
        setCenter(new Placeholder("ci-warning-alt", subject.name() + " cannot be shown", message, actions));
    }

    private Button again(Read read, String words) {
        Button button = new Button(words);
        button.setOnAction(event -> start(read));
        return button;
    }

    private void letGo(Preview preview) {
        Thread.ofVirtual().name("close preview").start(() -> {
            try {
                preview.close();
            } catch (IOException e) {
                Platform.runLater(() -> workbench
                        .notifications()
                        .show(Notification.failure(
                                "What was copied to show " + subject.name() + " could not be deleted", e)));
            }
        });
    }

    /** @return whether what is to be seen is there */
    public boolean isShown() {
        return shown != null;
    }

    @Override
    public void close() {
        closed = true;
        // Tasks that ended are still listed.
        following.unsubscribe();
        if (task != null && task.state() == BackgroundTask.State.RUNNING) {
            task.cancel();
        }
        if (shown != null) {
            letGo(shown);
            shown = null;
        }
    }
}
