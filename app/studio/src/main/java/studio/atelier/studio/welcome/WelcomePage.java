package studio.atelier.studio.welcome;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import studio.atelier.studio.project.RecentProjects;
import studio.atelier.workbench.command.CommandViews;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.thread.UiThread;

/** What a start without a file shows: recent projects, examples, what to do first, this machine. */
public final class WelcomePage extends BorderPane {

    /** What the page asks of the program. */
    public interface Actions {
        void openProject(RecentProjects.Entry entry);

        void openExample(Examples.Example example, boolean run);
    }

    private static final double CARD_WIDTH = 240;
    private static final double WIDE = 900;

    /** Two lines. */
    private static final double SENTENCE_HEIGHT = 32;

    private final RecentProjects recent;
    private final Actions actions;
    private final VBox projects = new VBox();
    private final TextField filter = new TextField();
    private Set<Path> gone = Set.of();

    public WelcomePage(
            CommandViews views,
            RecentProjects recent,
            List<Examples.Example> examples,
            Node mark,
            String version,
            Node side,
            Actions actions) {
        this.recent = recent;
        this.actions = actions;
        getStyleClass().addAll("welcome", "at-sheet");
        setLeft(left(views, mark, version));
        ScrollPane middle = new ScrollPane(middle(examples));
        middle.setFitToWidth(true);
        setCenter(middle);
        setRight(side);
        // Beside the panels of another room there is no space for it.
        widthProperty().subscribe(width -> {
            boolean wide = width.doubleValue() > WIDE;
            side.setVisible(wide);
            side.setManaged(wide);
        });
        filter.textProperty().subscribe(text -> showProjects());
    }

    /** Reads the list of recent projects again, and looks in the background which of them are still there. */
    public void readProjects() {
        showProjects();
        List<Path> folders =
                recent.all().stream().map(RecentProjects.Entry::folder).toList();
        Thread.ofVirtual().name("recent projects").start(() -> {
            Set<Path> missing = folders.stream()
                    .filter(folder -> !Files.isDirectory(folder))
                    .collect(Collectors.toSet());
            UiThread.run(() -> {
                if (!missing.equals(gone)) {
                    gone = missing;
                    showProjects();
                }
            });
        });
    }

    private void showProjects() {
        String wanted = filter.getText().toLowerCase(Locale.ROOT);
        List<Node> rows = recent.all().stream()
                .filter(entry ->
                        entry.folder().toString().toLowerCase(Locale.ROOT).contains(wanted))
                .limit(8)
                .map(this::row)
                .toList();
        if (rows.isEmpty()) {
            projects.getChildren()
                    .setAll(new Placeholder(
                            "ci-folder",
                            wanted.isEmpty() ? "No projects yet" : "No project is called like this",
                            "A project is any folder: open yours, or begin with an example below."));
        } else {
            projects.getChildren().setAll(rows);
        }
    }

    private Node left(CommandViews views, Node mark, String version) {
        VBox name = new VBox(Labels.of("Atelier", "at-page"), Labels.of(version, "at-caption", "at-text-2"));
        HBox head = new HBox(12, mark, name);
        head.setAlignment(Pos.CENTER_LEFT);
        Button folder = views.button("project.openFolder", "tall", "primary", "wide");
        Button file = views.button("file.open", "tall", "wide");
        VBox buttons = new VBox(8, folder, file);
        VBox drop = new VBox(
                4,
                Icons.of("ci-upload", "at-icon-20"),
                Labels.of("Drop files here", "at-text-2"),
                Labels.of("Pipelines, flows, folders", "at-caption", "at-text-3"));
        drop.setAlignment(Pos.CENTER);
        drop.getStyleClass().add("drop-zone");
        VBox left = new VBox(24, head, buttons, drop, Labels.spring(), views.button("help.shortcuts", "quiet"));
        left.getStyleClass().addAll("welcome-left", "at-panel");
        return left;
    }

    private Node middle(List<Examples.Example> examples) {
        filter.setPromptText("Find a project");
        filter.setId("find-project");
        filter.setPrefWidth(200);
        HBox head = new HBox(8, Labels.of("Recent projects", "at-title"), Labels.spring(), filter);
        head.setAlignment(Pos.CENTER_LEFT);
        projects.getStyleClass().addAll("at-card", "recent-projects");
        VBox middle = new VBox(12, head, projects);
        middle.getStyleClass().add("welcome-middle");
        if (!examples.isEmpty()) {
            HBox title = new HBox(
                    8, Labels.of("Examples", "at-title"), Labels.of("Small, offline, on this machine", "at-text-2"));
            title.setAlignment(Pos.BASELINE_LEFT);
            FlowPane cards = new FlowPane(12, 12);
            examples.forEach(example -> cards.getChildren().add(card(example)));
            VBox.setMargin(title, new Insets(12, 0, 0, 0));
            middle.getChildren().addAll(title, cards);
        }
        return middle;
    }

    private Node row(RecentProjects.Entry entry) {
        boolean there = !gone.contains(entry.folder());
        StackPane tile = new StackPane(Icons.of(there ? "ci-flow" : "ci-warning-alt-filled"));
        tile.getStyleClass().add("project-tile");
        Label name = Labels.of(String.valueOf(entry.folder().getFileName()), "at-subtitle");
        if (entry.pinned()) {
            name.setGraphic(Icons.of("ci-pin-filled", "at-icon-14"));
            name.setContentDisplay(ContentDisplay.RIGHT);
        }
        VBox words = new VBox(2, name, Labels.of(Times.home(entry.folder()), "at-code", "at-text-2"));
        HBox.setHgrow(words, Priority.ALWAYS);
        Label when = Labels.of(there ? Times.relative(entry.opened()) : "The folder is not there", "at-text-2");
        HBox row = new HBox(12, tile, words, when);
        row.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setGraphic(row);
        button.setMaxWidth(Double.MAX_VALUE);
        row.prefWidthProperty().bind(button.widthProperty().subtract(24));
        button.getStyleClass().addAll("project-row");
        button.setAccessibleText("Open " + entry.folder());
        button.setDisable(!there);
        button.setOnAction(event -> actions.openProject(entry));
        VBox holder = new VBox(button);
        MenuItem pin = new MenuItem(entry.pinned() ? "Unpin" : "Pin");
        pin.setOnAction(event -> change(() -> recent.pin(entry, !entry.pinned())));
        MenuItem remove = new MenuItem("Remove from the list");
        remove.setOnAction(event -> change(() -> recent.remove(entry.folder())));
        ContextMenu menu = new ContextMenu(pin, remove);
        holder.setOnContextMenuRequested(event -> menu.show(holder, event.getScreenX(), event.getScreenY()));
        return holder;
    }

    private void change(Runnable action) {
        action.run();
        showProjects();
    }

    private Node card(Examples.Example example) {
        StackPane picture = new StackPane(new ExamplePicture(CARD_WIDTH - 2, 92));
        picture.getStyleClass().add("example-picture");
        Label title = Labels.of(example.title(), "at-strong");
        Label sentence = Labels.of(example.sentence(), "at-caption", "at-text-2");
        sentence.setWrapText(true);
        Button run = new Button("Open and run", Icons.of("ci-play-filled-alt"));
        run.setId("run-" + example.name());
        run.getStyleClass().add("primary");
        run.setOnAction(event -> actions.openExample(example, true));
        Button open = new Button("Open");
        open.setId("open-" + example.name());
        open.setOnAction(event -> actions.openExample(example, false));
        HBox buttons = new HBox(8, run, open);
        // Buttons of cards side by side stand in one line, however long the sentences are.
        sentence.setMinHeight(SENTENCE_HEIGHT);
        sentence.setAlignment(Pos.TOP_LEFT);
        VBox words = new VBox(4, title, sentence, buttons);
        VBox.setMargin(buttons, new Insets(6, 0, 0, 0));
        words.getStyleClass().add("example-words");
        VBox card = new VBox(picture, words);
        card.getStyleClass().addAll("at-card", "example-card");
        card.setPrefWidth(CARD_WIDTH);
        card.setMaxWidth(CARD_WIDTH);
        return card;
    }
}
