package studio.atelier.studio.executions;

import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.theme.Icons;

/** The tags of a run, each with a button that removes it, and a button for more. JavaFX thread. */
final class TagBar extends HBox {

    /** More of them are seen where all are edited. */
    private static final int MOST = 3;

    private final RunActions actions;

    TagBar(RunActions actions) {
        super(6);
        this.actions = actions;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
    }

    void show(RunEntry run) {
        getChildren().clear();
        run.tags().entrySet().stream().limit(MOST).forEach(tag -> getChildren().add(chip(run, tag)));
        int more = run.tags().size() - MOST;
        Button edit =
                new Button(more > 0 ? more + " more" : run.tags().isEmpty() ? "Add tags" : "", Icons.of("ci-tag"));
        edit.setId("run-tags-edit");
        edit.setAccessibleText("Edit the tags of " + run.summary().title());
        edit.setTooltip(new Tooltip("Edit the tags"));
        edit.getStyleClass().add("quiet");
        edit.setMinWidth(Region.USE_PREF_SIZE);
        // Before its details are read, nobody knows which tags it has.
        edit.setDisable(run.state().isEmpty());
        edit.setOnAction(event -> actions.editTags(run));
        getChildren().add(edit);
    }

    private Node chip(RunEntry run, Map.Entry<String, String> tag) {
        String text = RunColumns.tag(tag.getKey(), tag.getValue());
        Label words = Labels.of(text);
        words.setMinWidth(0);
        words.setTooltip(new Tooltip(text));
        Button remove = new Button("", Icons.of("ci-close", "at-icon-12"));
        remove.getStyleClass().addAll("quiet", "tag-remove");
        remove.setAccessibleText("Remove the tag " + text);
        remove.setTooltip(new Tooltip("Remove the tag"));
        remove.setOnAction(event -> actions.removeTag(run, tag.getKey()));
        HBox chip = new HBox(2, words, remove);
        chip.setAlignment(Pos.CENTER_LEFT);
        chip.setMinWidth(0);
        chip.getStyleClass().add("tag-chip");
        return chip;
    }
}
