package studio.atelier.studio.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import studio.atelier.designer.document.PipelineDocument;
import studio.atelier.designer.editor.PipelineEditor;
import studio.atelier.designer.run.PipelineRuns;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.pipelines.definition.DefinitionSyntaxException;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.PipelineNames;
import studio.atelier.engine.pipelines.validation.PipelineValidator;
import studio.atelier.studio.preview.PreviewKind;
import studio.atelier.studio.project.FileKind;
import studio.atelier.workbench.file.EditedFile;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.notification.Severity;
import studio.atelier.workbench.text.LineMark;

/** Makes the editor that a file needs. */
public final class EditorFactory {

    private final EditorContext context;
    private final PipelineValidator validator;
    private final PreviewEditors previews;

    public EditorFactory(EditorContext context) {
        this.context = context;
        this.previews =
                new PreviewEditors(context.project().engine().objects(), context.workbench(), context.links()::show);
        this.validator = new PipelineValidator(context.project().engine().images());
    }

    /**
     * Reads what the editor needs. Call it in the background.
     *
     * @return makes the editor; call it on the JavaFX thread
     * @throws IOException if the file cannot be read, saying why
     */
    public Supplier<FileEditor> prepare(Path file) throws IOException {
        return switch (FileKind.of(file)) {
            case PIPELINE -> pipeline(file);
            default -> other(file);
        };
    }

    private Supplier<FileEditor> other(Path file) throws IOException {
        PreviewKind kind = PreviewKind.of(file, String.valueOf(file.getFileName()));
        Optional<TextFileEditor.Read> text =
                Files.size(file) == 0 || kind == PreviewKind.TEXT ? TextFileEditor.read(file) : Optional.empty();
        return text.isPresent() ? () -> text.get().editor(context.workbench(), context.recovery()) : previews.of(file);
    }

    /**
     * Reads what is needed to show an object, which is not changed. Call it in the background.
     *
     * @return makes the editor; call it on the JavaFX thread
     * @throws IOException if there is no such object, naming it
     */
    public Supplier<FileEditor> prepare(ObjectUri uri) throws IOException {
        return previews.of(uri);
    }

    private Supplier<FileEditor> pipeline(Path file) throws IOException {
        PipelineDefinition definition;
        try {
            definition = PipelineDefinition.read(file);
        } catch (DefinitionSyntaxException e) {
            return broken(file, e);
        }
        String name = PipelineNames.of(file).orElse("Pipeline");
        EditedFile edited = EditedFile.of(file, definition.text());
        return () -> pipeline(name, definition, edited);
    }

    private FileEditor pipeline(String name, PipelineDefinition definition, EditedFile file) {
        Workbench workbench = context.workbench();
        PipelineDocument document = PipelineDocument.of(file.path(), definition, validator, context.recovery());
        PipelineRuns runs = new PipelineRuns(
                context.project().engine(),
                name,
                workbench.tasks(),
                (what, failure) -> workbench.notifications().show(Notification.failure(what, failure)));
        PipelineEditor editor = new PipelineEditor(document, runs, context.memory(), workbench);
        editor.reducedMotionProperty().bind(context.reducedMotion());
        editor.onOpenObject(context.links()::openObject);
        editor.onOpenModel(context.links()::openModel);
        editor.source(new EngineDetails(context.project().engine(), context.links()::openJob));
        return new PipelineFileEditor(editor, file, workbench);
    }

    /** A definition that is no JSON opens as text, at the place that is wrong. */
    private Supplier<FileEditor> broken(Path file, DefinitionSyntaxException why) throws IOException {
        TextFileEditor.Read read = TextFileEditor.read(file).orElseThrow(() -> unreadable(file, why));
        return () -> {
            TextFileEditor editor = read.editor(context.workbench(), context.recovery());
            editor.mark(new LineMark(why.line() - 1, LineMark.Severity.ERROR, why.problem()));
            context.workbench()
                    .notifications()
                    .show(Notification.of(
                            Severity.ERROR,
                            file.getFileName() + " opened as text",
                            "It is no pipeline definition as it is. Line " + why.line() + ", column " + why.column()
                                    + ": " + why.problem()));
            return editor;
        };
    }

    static IOException unreadable(Path file, DefinitionSyntaxException why) {
        return new IOException(file + ", line " + why.line() + ", column " + why.column() + ": " + why.problem(), why);
    }
}
