package studio.atelier.studio.preview;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import studio.atelier.studio.preview.archive.ArchiveEntry;
import studio.atelier.studio.preview.archive.ArchiveFile;
import studio.atelier.studio.preview.model.XgboostModel;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.grid.GridColumn;
import studio.atelier.workbench.grid.GridOptions;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.grid.ListColumn;
import studio.atelier.workbench.grid.ListRowSource;
import studio.atelier.workbench.grid.Renderers;
import studio.atelier.workbench.theme.Theme;

/** What is in an archive; a model in it is summed up beside. Enter or a double click opens an entry. */
final class ArchivePreview implements Preview {

    private final ArchiveFile.Listing listing;
    private final Optional<XgboostModel> model;
    private final BorderPane view = new BorderPane();
    private final Label note = Labels.of("Enter or a double click opens an entry", "at-caption", "at-text-2");

    ArchivePreview(
            Theme theme,
            Subject subject,
            ArchiveFile.Listing listing,
            Optional<XgboostModel> model,
            PreviewLoader.Opener opener) {
        this.listing = listing;
        this.model = model;
        ListRowSource<ArchiveEntry> rows = new ListRowSource<>(columns(), ArchiveEntry::index);
        rows.setRows(listing.entries());
        GridView grid = new GridView(theme, GridOptions.list());
        grid.setId("preview-entries");
        grid.setAccessibleText("Entries of " + subject.name());
        grid.setSource(rows);
        grid.setOnOpen(row -> {
            ArchiveEntry entry = rows.row(row);
            if (entry.folder()) {
                note.setText(entry.name() + " is a folder; its files are listed below it");
            } else if (entry.refused().isPresent()) {
                note.setText("Not opened: " + entry.refused().get());
            } else {
                opener.open(subject, entry);
            }
        });
        view.getStyleClass().add("at-sheet");
        if (model.isPresent()) {
            SplitPane split = new SplitPane(new ModelPreview(theme, model.get()), grid);
            split.setOrientation(Orientation.VERTICAL);
            split.setDividerPositions(0.72);
            view.setCenter(split);
        } else {
            view.setCenter(grid);
        }
        HBox foot = new HBox(16, note);
        foot.getStyleClass().add("preview-foot");
        view.setBottom(foot);
    }

    private static List<ListColumn<ArchiveEntry>> columns() {
        ZoneId zone = ZoneId.systemDefault();
        return List.of(
                ListColumn.sorted(GridColumn.text("name", "Name", 420), ArchiveEntry::name),
                ListColumn.sorted(
                        new GridColumn(
                                "size",
                                "Size",
                                null,
                                Renderers.number(value -> Times.size(((Number) value).longValue())),
                                110,
                                null),
                        entry -> entry.folder() || entry.size() < 0 ? null : (Long) entry.size()),
                ListColumn.sorted(
                        new GridColumn(
                                "modified", "Modified", null, Renderers.time("yyyy-MM-dd HH:mm:ss", zone), 170, null),
                        entry -> (Instant) entry.modified().orElse(null)),
                ListColumn.sorted(
                        new GridColumn("note", "Note", null, Renderers.quiet(), 320, null),
                        entry -> entry.folder()
                                ? "Folder"
                                : entry.refused()
                                        .map(why -> "Not opened: " + why)
                                        .orElse(null)));
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public String facts() {
        long files = listing.entries().stream().filter(entry -> !entry.folder()).count();
        long bytes = listing.entries().stream()
                .mapToLong(entry -> Math.max(0, entry.size()))
                .sum();
        String words = String.format(
                Locale.ROOT,
                "%s, %,d %s, %s unpacked",
                listing.format(),
                files,
                files == 1 ? "file" : "files",
                Times.size(bytes));
        return model.map(ModelPreview::summary)
                        .map(facts -> facts + ", in " + words)
                        .orElse(words)
                + (listing.more() ? ", more entries are not listed" : "");
    }

    @Override
    public void close() {}
}
