package studio.atelier.studio.machine;

import java.util.Comparator;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import studio.atelier.studio.room.ReadStates;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.thread.Reading;

/** Images and what runs them on this machine, or what is missing. JavaFX thread. */
final class ImagesPane extends VBox {

    ImagesPane() {
        getStyleClass().addAll("at-card", "machine-card");
        setId("images");
    }

    void show(Reading<List<ImageLine>> state) {
        switch (state) {
            case Reading.Ready<List<ImageLine>>(List<ImageLine> lines) -> {
                getChildren()
                        .setAll(lines.stream()
                                .sorted(Comparator.comparing((ImageLine line) -> !line.runs()))
                                .map(ImagesPane::line)
                                .toList());
                if (!lines.isEmpty()) {
                    getChildren().getLast().getStyleClass().add("last");
                }
            }
            case Reading.Waiting<List<ImageLine>> waiting -> {
                ProgressIndicator busy = new ProgressIndicator();
                busy.setPrefSize(16, 16);
                HBox asking = new HBox(
                        8, busy, Labels.of("Asking the Python of this machine what it can import", "at-text-2"));
                asking.setAlignment(Pos.CENTER_LEFT);
                getChildren().setAll(asking);
            }
            case Reading.Failed<List<ImageLine>>(Throwable failure) ->
                getChildren().setAll(ReadStates.line("The images cannot be asked", failure));
        }
    }

    private static Node line(ImageLine line) {
        Label title = Labels.of(line.image().title(), "at-strong");
        Label uri = Labels.of(line.shortUri(), "at-code", "at-text-3");
        VBox what = new VBox(1, title, uri);
        what.getStyleClass().add("image-name");
        Label words = Labels.of(line.resolution().description(), line.runs() ? "at-text-1" : "at-text-2");
        words.setWrapText(true);
        words.setMinWidth(0);
        words.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(
                8, Icons.of(line.look().icon(), "at-icon-14", line.look().style()), what, words);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("machine-line");
        row.setAccessibleText(line.image().title()
                + (line.runs() ? ": runs here, " : ": does not run here, ")
                + line.resolution().description());
        return row;
    }
}
