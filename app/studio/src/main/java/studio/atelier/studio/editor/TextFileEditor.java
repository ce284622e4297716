package studio.atelier.studio.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import javafx.scene.control.TextArea;

/** Shows a file as text. */
final class TextFileEditor implements FileEditor {

    private final Path file;
    private final TextArea area;

    private TextFileEditor(Path file, String text) {
        this.file = file;
        this.area = new TextArea(text);
        area.setEditable(false);
        area.getStyleClass().add("mono");
    }

    static Supplier<FileEditor> prepare(Path file) throws IOException {
        String text = Files.readString(file);
        return () -> new TextFileEditor(file, text);
    }

    @Override
    public Path file() {
        return file;
    }

    @Override
    public ObservableStringValue title() {
        return new ReadOnlyStringWrapper(String.valueOf(file.getFileName())).getReadOnlyProperty();
    }

    @Override
    public Node view() {
        return area;
    }

    @Override
    public void close() {}
}
