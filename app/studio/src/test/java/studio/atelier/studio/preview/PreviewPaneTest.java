package studio.atelier.studio.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

/** Files that are looked at, with hands. */
@ExtendWith(Toolkit.class)
class PreviewPaneTest {

    @TempDir
    private Path folder;

    private final List<String> opened = new ArrayList<>();
    private final AtomicReference<PreviewPane> pane = new AtomicReference<>();
    private Window window;

    @AfterEach
    void close() {
        Window.onFx(() -> {
            pane.get().close();
            return true;
        });
        window.close();
    }

    private void open(Path file) throws IOException {
        PreviewKind kind = PreviewKind.of(file, String.valueOf(file.getFileName()));
        window = Window.show(900, 700, theme -> {
            Workbench workbench = new Workbench(theme);
            pane.set(new PreviewPane(
                    Subject.of(file),
                    kind,
                    workbench,
                    folder.resolve("scratch"),
                    (archive, entry) -> opened.add(entry.name())));
            return pane.get();
        });
    }

    private boolean says(String words) {
        return pane.get().lookupAll("*").stream()
                .anyMatch(node -> node instanceof Labeled label
                        && label.getText() != null
                        && label.getText().contains(words));
    }

    @Test
    void aCsvScrollsToItsEndAndSortsByItsHead() throws IOException {
        StringBuilder text = new StringBuilder("id,word\n");
        for (int i = 0; i < 50_000; i++) {
            text.append(i).append(",word ").append(i % 7).append('\n');
        }
        open(Files.writeString(folder.resolve("words.csv"), text));
        window.await("the rows are there", () -> pane.get().isShown() && says("50,000 rows, 2 columns"));
        GridView grid = window.find("#preview-grid");
        window.await(
                "the heads are summed up",
                () -> grid.source().columns().stream()
                        .allMatch(column -> grid.source().summary(column) != null));
        window.clickAt(grid, 120, 120);
        window.keys(KeyCode.CONTROL, KeyCode.END);
        window.await(
                "the last row has the focus",
                () -> grid.isSettled()
                        && grid.focusedCellProperty().get() != null
                        && grid.focusedCellProperty().get().row() == 49_999
                        && "word 5".equals(grid.focusedCellProperty().get().value()));

        Window.onFx(() -> {
            grid.sortBy(List.of(new studio.atelier.workbench.grid.SortKey("id", true)));
            grid.selectCell(0, 0);
            return true;
        });
        window.await(
                "the largest is the first",
                () -> grid.focusedCellProperty().get() != null
                        && Long.valueOf(49_999)
                                .equals(grid.focusedCellProperty().get().value()));
    }

    @Test
    void whatCannotBeReadSaysWhyAndOpensAsText() throws IOException {
        open(Files.writeString(folder.resolve("broken.parquet"), "these are words, no parquet"));
        window.await("the reason is told", () -> says("broken.parquet cannot be shown") && says("as Parquet"));

        window.click("#preview-as-text");
        window.await("the text is shown", () -> pane.get().isShown() && says("UTF-8"));
    }

    @Test
    void anEntryOfAnArchiveIsOpenedByEnter() throws IOException {
        Path zip = folder.resolve("two.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("../evil.txt"));
            out.putNextEntry(new ZipEntry("good.txt"));
        }
        open(zip);
        window.await("the entries are listed", () -> pane.get().isShown() && says("zip, 2 files"));
        GridView grid = window.find("#preview-entries");
        Window.onFx(() -> {
            grid.requestFocus();
            grid.selectCell(0, 0);
            return true;
        });
        window.keys(KeyCode.ENTER);
        window.await("it says why not", () -> says("leads out of the folder"));
        window.keys(KeyCode.DOWN);
        window.keys(KeyCode.ENTER);

        window.await("the other one is opened", () -> opened.equals(List.of("good.txt")));
    }

    @Test
    void aModelIsSummedUp() throws IOException {
        open(Path.of("src/test/resources/preview/abalone.ubj"));

        window.await("its objective is told", () -> pane.get().isShown() && says("reg:squarederror, 6 trees"));
    }

    @Test
    void closingLetsGoOfWhatWasStored() throws IOException {
        open(Files.writeString(folder.resolve("one.csv"), "a,b\n1,2\n"));
        window.await("the row is there", () -> pane.get().isShown());
        Window.onFx(() -> {
            pane.get().close();
            return true;
        });

        window.await("the copies are gone", () -> {
            try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
                return left.findAny().isEmpty();
            } catch (IOException e) {
                return false;
            }
        });
        assertThat(Window.onFx(() -> pane.get().isShown())).isFalse();
    }
}
