package studio.atelier.workbench.search;

import java.util.HashSet;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.theme.Icons;

/** The palette: a field, tabs for the groups, hits with the matched letters marked, and what choosing one does. */
public final class PaletteView extends BorderPane {

    private static final double WIDTH = 720;
    private static final double HEIGHT = 480;

    private final SearchModel model;
    private final Runnable close;
    private final TextField field = new TextField();
    private final ListView<SearchHit> list = new ListView<>();
    private final HBox tabs = new HBox(2);
    private final ToggleGroup group = new ToggleGroup();
    private final VBox preview = new VBox(8);
    private @Nullable SearchHit chosen;
    private final Label count = Labels.of("", "at-caption", "at-text-3");

    /**
     * @param close takes the palette away
     */
    public PaletteView(SearchModel model, Runnable close) {
        this.model = model;
        this.close = close;
        getStyleClass().add("palette");
        setMaxSize(WIDTH, HEIGHT);
        setPrefSize(WIDTH, HEIGHT);
        field.setId("palette-field");
        field.setPromptText("Search pipelines, jobs, files, commands");
        field.setAccessibleText("Search everywhere");
        field.getStyleClass().add("palette-field");
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox head = new HBox(8, Icons.of("ci-search", "at-icon-20"), field);
        head.getStyleClass().add("palette-head");
        head.setAlignment(Pos.CENTER_LEFT);
        tabs.getStyleClass().add("palette-tabs");
        tabs.setAlignment(Pos.CENTER_LEFT);
        setTop(new VBox(head, tabs));
        list.setId("palette-list");
        list.getStyleClass().addAll("flat", "primary-choice");
        list.setCellFactory(any -> new HitCell());
        list.setItems(model.hits());
        list.setFocusTraversable(false);
        list.setOnMouseClicked(event -> open(list.getSelectionModel().getSelectedItem()));
        setCenter(list);
        preview.getStyleClass().add("palette-preview");
        preview.setPrefWidth(250);
        setRight(preview);
        HBox foot = new HBox(
                8,
                Labels.keyCap("↑"),
                Labels.keyCap("↓"),
                Labels.of("choose", "at-caption", "at-text-2"),
                Labels.keyCap("Enter"),
                Labels.of("open", "at-caption", "at-text-2"),
                Labels.keyCap("Tab"),
                Labels.of("next group", "at-caption", "at-text-2"),
                Labels.spring(),
                count);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("palette-foot");
        setBottom(foot);
        field.textProperty().subscribe(this::search);
        model.hits().addListener((InvalidationListener) any -> shown());
        list.getSelectionModel().selectedItemProperty().subscribe(this::preview);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    }

    /**
     * Makes the palette ready for a new question.
     *
     * @param category a group to begin with, or empty for all
     */
    public void begin(String category) {
        makeTabs(category);
        model.restrict(category);
        field.clear();
        search("");
        shown();
        field.requestFocus();
    }

    private void search(String typed) {
        chosen = null;
        model.search(typed);
    }

    /** Holds on to nothing that was found. */
    public void end() {
        chosen = null;
        model.clear();
        preview(null);
    }

    private void makeTabs(String chosen) {
        tabs.getChildren().clear();
        tabs.getChildren().add(tab("All", "", chosen));
        for (String category : model.categories()) {
            tabs.getChildren().add(tab(category, category, chosen));
        }
    }

    private ToggleButton tab(String title, String category, String chosen) {
        ToggleButton tab = new ToggleButton(title);
        tab.getStyleClass().addAll("quiet", "palette-tab");
        tab.setToggleGroup(group);
        tab.setUserData(category);
        tab.setSelected(category.equals(chosen));
        tab.setFocusTraversable(false);
        tab.setOnAction(event -> choose(tab));
        return tab;
    }

    private void choose(ToggleButton tab) {
        tab.setSelected(true);
        model.restrict(tab.getUserData().toString());
        model.search(field.getText());
        field.requestFocus();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(8);
            case PAGE_UP -> move(-8);
            case ENTER -> open(list.getSelectionModel().getSelectedItem());
            case ESCAPE -> close.run();
            case TAB -> nextTab(event.isShiftDown() ? -1 : 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void nextTab(int step) {
        int now = tabs.getChildren().indexOf((Node) group.getSelectedToggle());
        int next = Math.floorMod(now + step, tabs.getChildren().size());
        choose((ToggleButton) tabs.getChildren().get(next));
    }

    private void move(int step) {
        if (!model.hits().isEmpty()) {
            int now = list.getSelectionModel().getSelectedIndex();
            int next = Math.clamp(now + (long) step, 0, model.hits().size() - 1);
            list.getSelectionModel().select(next);
            chosen = model.hits().get(next);
            list.scrollTo(Math.max(0, next - 6));
        }
    }

    private void open(@Nullable SearchHit hit) {
        if (hit != null) {
            close.run();
            hit.open().run();
        }
    }

    private void shown() {
        count.setText(model.hits().size() + (model.hits().size() == 1 ? " result" : " results"));
        if (!model.hits().isEmpty()) {
            keepChoice();
        } else {
            list.setPlaceholder(Labels.of("Nothing is called like this.", "at-text-2"));
            preview(null);
        }
    }

    /** Hits that come late do not take away what the user has moved to. */
    private void keepChoice() {
        SearchHit wanted = chosen;
        for (int i = 0; wanted != null && i < model.hits().size(); i++) {
            SearchHit hit = model.hits().get(i);
            if (hit.category().equals(wanted.category()) && hit.title().equals(wanted.title())) {
                list.getSelectionModel().select(i);
                return;
            }
        }
        list.getSelectionModel().select(0);
        list.scrollTo(0);
    }

    private void preview(@Nullable SearchHit hit) {
        preview.getChildren().clear();
        if (hit == null) {
            return;
        }
        Label title = Labels.of(hit.title(), "at-subtitle");
        title.setWrapText(true);
        Label kind = Labels.of(
                hit.keys().isEmpty() ? hit.category() : hit.category() + " · " + hit.keys(), "at-caption", "at-text-2");
        HBox head = new HBox(8, Icons.of(hit.icon(), "at-icon-20"), new VBox(2, title, kind));
        preview.getChildren().add(head);
        String words = hit.preview().isEmpty() ? hit.detail() : hit.preview();
        Label text = Labels.of(words, "at-text-2");
        text.setWrapText(true);
        preview.getChildren().add(text);
    }

    /** A hit with the letters that were typed. */
    private final class HitCell extends ListCell<SearchHit> {

        HitCell() {
            // The row takes the width there is.
            setPrefWidth(0);
        }

        private static TextFlow title(SearchHit hit) {
            TextFlow title = new TextFlow();
            title.setMinWidth(USE_PREF_SIZE);
            Set<Integer> marked = new HashSet<>(hit.letters());
            for (int from = 0; from < hit.title().length(); ) {
                int to = from + 1;
                while (to < hit.title().length() && marked.contains(to) == marked.contains(from)) {
                    to++;
                }
                Text run = new Text(hit.title().substring(from, to));
                run.getStyleClass().add(marked.contains(from) ? "palette-match" : "palette-text");
                title.getChildren().add(run);
                from = to;
            }
            return title;
        }

        @Override
        protected void updateItem(@Nullable SearchHit hit, boolean empty) {
            super.updateItem(hit, empty);
            if (empty || hit == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Node icon = hit.iconStyle().isEmpty() ? Icons.of(hit.icon()) : Icons.of(hit.icon(), hit.iconStyle());
            HBox words = new HBox(8, icon, title(hit), Labels.of(hit.detail(), "at-text-3"));
            words.setAlignment(Pos.CENTER_LEFT);
            words.setFillHeight(false);
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            // A long title ends at the group's name, and the list has no bar at its foot.
            Rectangle clip = new Rectangle();
            clip.widthProperty().bind(words.widthProperty());
            clip.heightProperty().bind(words.heightProperty());
            words.setClip(clip);
            HBox row = new HBox(8, words);
            row.setAlignment(Pos.CENTER_LEFT);
            if (!hit.keys().isEmpty()) {
                row.getChildren().add(Labels.keyCap(hit.keys()));
            } else if (model.category().isEmpty()) {
                row.getChildren().add(Labels.of(hit.category(), "at-caption", "at-text-3"));
            }
            row.getChildren().stream()
                    .filter(Label.class::isInstance)
                    .forEach(label -> ((Label) label).setMinWidth(USE_PREF_SIZE));
            setGraphic(row);
            setAccessibleText(hit.title() + ", " + hit.category() + ", " + hit.detail());
        }
    }
}
