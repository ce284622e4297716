package studio.atelier.studio.editor;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.Node;
import studio.atelier.studio.preview.PreviewKind;
import studio.atelier.studio.preview.PreviewPane;
import studio.atelier.studio.preview.Subject;

/** A file or artifact that is looked at, not changed, as the window sees an open file. */
public final class PreviewFileEditor implements FileEditor {

    private final Subject subject;
    private final PreviewKind kind;
    private final PreviewPane pane;
    private final ReadOnlyStringWrapper title;
    private final Runnable afterClose;

    /**
     * @param afterClose gives up what was copied for it
     */
    PreviewFileEditor(Subject subject, PreviewKind kind, PreviewPane pane, Runnable afterClose) {
        this.subject = subject;
        this.kind = kind;
        this.pane = pane;
        this.title = new ReadOnlyStringWrapper(subject.name());
        this.afterClose = afterClose;
    }

    public PreviewPane pane() {
        return pane;
    }

    @Override
    public Path file() {
        return subject.file();
    }

    @Override
    public ObservableStringValue title() {
        return title;
    }

    @Override
    public String icon() {
        return kind.icon();
    }

    @Override
    public Node view() {
        return pane;
    }

    @Override
    public void close() {
        pane.close();
        afterClose.run();
    }
}
