package studio.atelier.workbench.chart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.stage.FileChooser;
import javafx.util.Duration;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.thread.UiThread;

/** The context menu of a chart: its view, and files of it. What became of a file is said in a line on the chart. */
final class ChartMenu {

    private static final Duration READ = Duration.seconds(6);

    private final ChartView view;
    private final Label note;
    private final ContextMenu menu = new ContextMenu();
    private final PauseTransition away = new PauseTransition(READ);

    ChartMenu(ChartView view, ChartSheet sheet, Label note) {
        this.view = view;
        this.note = note;
        away.setOnFinished(event -> note.setVisible(false));
        CheckMenuItem logarithmic = new CheckMenuItem("Logarithmic vertical axis");
        logarithmic.setOnAction(event -> sheet.model().logarithmic(logarithmic.isSelected()));
        MenuItem all = new MenuItem("Show everything", Icons.of("ci-fit-to-screen"));
        all.setOnAction(event -> view.reset());
        ChartExport export = view.export();
        menu.getItems()
                .addAll(
                        all,
                        logarithmic,
                        new SeparatorMenuItem(),
                        save(
                                "Save picture as PNG",
                                "png",
                                () -> export.asPng(
                                        view.getWidth(),
                                        view.getHeight(),
                                        view.theme().palette())),
                        save(
                                "Save picture as SVG",
                                "svg",
                                () -> export.asSvg(
                                        view.getWidth(),
                                        view.getHeight(),
                                        view.theme().palette())),
                        save("Save shown data as CSV", "csv", export::asCsvOfView),
                        save("Save all data as CSV", "csv", export::asCsv));
        menu.setOnShowing(event -> {
            logarithmic.setSelected(sheet.model().isLogarithmic());
            Scale.Kind kind = sheet.model().y().kind();
            logarithmic.setDisable(kind != Scale.Kind.LINEAR && kind != Scale.Kind.LOG);
            all.setDisable(!sheet.viewport().isZoomed());
        });
        sheet.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, event -> {
            menu.show(sheet, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    private MenuItem save(String text, String ending, Supplier<ChartExport.Writing> writing) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(event -> choose(text, ending, writing));
        return item;
    }

    private void choose(String title, String ending, Supplier<ChartExport.Writing> writing) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialFileName(fileName(view.model().title()) + "." + ending);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(ending.toUpperCase(Locale.ROOT), "*." + ending));
        File chosen = chooser.showSaveDialog(view.getScene().getWindow());
        if (chosen != null) {
            save(chosen.toPath(), writing.get());
        }
    }

    /** Writes on a thread of its own and says what became of it. */
    void save(Path file, ChartExport.Writing writing) {
        Thread.ofVirtual().name("chart-export").start(() -> {
            try {
                writing.to(file);
                UiThread.run(() -> tell("Saved " + file.getFileName(), false));
            } catch (IOException e) {
                UiThread.run(() -> tell(file + " could not be written: " + e.getMessage(), true));
            }
        });
    }

    private void tell(String text, boolean failed) {
        note.setText(text);
        note.getStyleClass().remove("at-status-failed");
        if (failed) {
            note.getStyleClass().add("at-status-failed");
        }
        note.setVisible(true);
        if (!failed) {
            away.playFromStart();
        } else {
            away.stop();
        }
    }

    /** @return a file name made of the letters and digits of a title */
    static String fileName(String title) {
        String name = title.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return name.isEmpty() ? "chart" : name;
    }
}
