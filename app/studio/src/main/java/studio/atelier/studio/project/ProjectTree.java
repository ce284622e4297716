package studio.atelier.studio.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.thread.UiThread;

/** The files of a project and what each is. Folders are read when they are opened, in the background. */
public final class ProjectTree extends TreeView<ProjectTree.Entry> {

    /** A file with what it is. */
    public record Entry(Path path, FileKind kind) {}

    private static final int MOST = 2_000;

    private final BiConsumer<Path, IOException> failed;

    /**
     * @param open called with a file that was double-clicked or entered
     * @param failed called with a folder that cannot be read
     */
    public ProjectTree(Path folder, Consumer<Path> open, BiConsumer<Path, IOException> failed) {
        this.failed = failed;
        getStyleClass().add("flat");
        setId("project-tree");
        setAccessibleText("Files of the project");
        setCellFactory(any -> new FileCell());
        TreeItem<Entry> root = item(new Entry(folder, FileKind.FOLDER));
        setRoot(root);
        root.setExpanded(true);
        setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openSelected(open);
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected(open);
            }
        });
    }

    private void openSelected(Consumer<Path> open) {
        TreeItem<Entry> selected = getSelectionModel().getSelectedItem();
        if (selected != null && selected.getValue().kind() != FileKind.FOLDER) {
            open.accept(selected.getValue().path());
        }
    }

    /** Reads the opened folders again. */
    public void refresh() {
        refresh(getRoot());
    }

    private void refresh(TreeItem<Entry> item) {
        if (item.isExpanded()) {
            read(item);
        }
    }

    private TreeItem<Entry> item(Entry entry) {
        TreeItem<Entry> item = new TreeItem<>(entry);
        if (entry.kind() == FileKind.FOLDER) {
            // A child that stands for what is not read yet, so that the folder can be opened.
            item.getChildren().add(new TreeItem<>());
            item.expandedProperty().subscribe(expanded -> {
                if (expanded) {
                    read(item);
                }
            });
        }
        return item;
    }

    private void read(TreeItem<Entry> item) {
        Path folder = item.getValue().path();
        Thread.ofVirtual().name("read-folder").start(() -> {
            try {
                List<Entry> entries = entries(folder);
                UiThread.run(() -> put(item, entries));
            } catch (IOException e) {
                failed.accept(folder, e);
            }
        });
    }

    private void put(TreeItem<Entry> item, List<Entry> entries) {
        List<TreeItem<Entry>> children = new ArrayList<>();
        for (Entry entry : entries) {
            children.add(item.getChildren().stream()
                    .filter(child -> entry.equals(child.getValue()))
                    .findFirst()
                    .orElseGet(() -> item(entry)));
        }
        if (!children.equals(item.getChildren())) {
            item.getChildren().setAll(children);
        }
        children.forEach(this::refresh);
    }

    private static List<Entry> entries(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
                    .limit(MOST)
                    .map(path -> new Entry(path, FileKind.of(path)))
                    .sorted(Comparator.comparing((Entry entry) -> entry.kind() != FileKind.FOLDER)
                            .thenComparing(
                                    entry -> String.valueOf(entry.path().getFileName()), String.CASE_INSENSITIVE_ORDER))
                    .toList();
        }
    }

    private static final class FileCell extends TreeCell<Entry> {

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
                return;
            }
            setText(String.valueOf(entry.path().getFileName()));
            setGraphic(Icons.of(
                    entry.kind().icon(),
                    "at-icon-14",
                    "kind-" + entry.kind().name().toLowerCase(Locale.ROOT)));
            setAccessibleText(getText() + ", " + entry.kind().words());
        }
    }
}
