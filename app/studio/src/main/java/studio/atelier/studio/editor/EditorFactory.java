package studio.atelier.studio.editor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import studio.atelier.designer.document.PipelineDocument;
import studio.atelier.designer.editor.PipelineEditor;
import studio.atelier.designer.inspector.StepRunView;
import studio.atelier.designer.run.ParameterMemory;
import studio.atelier.designer.run.PipelineRuns;
import studio.atelier.engine.pipelines.definition.DefinitionSyntaxException;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.definition.PipelineNames;
import studio.atelier.engine.pipelines.validation.PipelineValidator;
import studio.atelier.studio.preview.PreviewKind;
import studio.atelier.studio.project.FileKind;
import studio.atelier.studio.project.Project;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.notification.Notification;
import studio.atelier.workbench.recovery.RecoveryJournal;

/** Makes the editor that a file needs. */
public final class EditorFactory {

    private final Project project;
    private final Workbench workbench;
    private final RecoveryJournal recovery;
    private final ParameterMemory memory;
    private final PipelineValidator validator;
    private final Consumer<Path> openFile;
    private final Consumer<Path> closeEditor;

    /**
     * @param openFile opens an editor for a file
     * @param closeEditor closes the editor of a file
     */
    public EditorFactory(
            Project project,
            Workbench workbench,
            RecoveryJournal recovery,
            ParameterMemory memory,
            Consumer<Path> openFile,
            Consumer<Path> closeEditor) {
        this.project = project;
        this.workbench = workbench;
        this.recovery = recovery;
        this.memory = memory;
        this.openFile = openFile;
        this.closeEditor = closeEditor;
        this.validator = new PipelineValidator(project.engine().images());
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
        return kind == PreviewKind.TEXT
                ? TextFileEditor.prepare(file, workbench, recovery, () -> closeEditor.accept(file))
                : PreviewFileEditor.prepare(file, kind, workbench, openFile);
    }

    private Supplier<FileEditor> pipeline(Path file) throws IOException {
        PipelineDefinition definition;
        try {
            definition = PipelineDefinition.read(file);
        } catch (DefinitionSyntaxException e) {
            throw new IOException(file + ", line " + e.line() + ", column " + e.column() + ": " + e.problem(), e);
        }
        String name = PipelineNames.of(file).orElse("Pipeline");
        return () -> {
            PipelineDocument document = PipelineDocument.of(file, definition, validator, recovery);
            PipelineRuns runs = new PipelineRuns(
                    project.engine(),
                    name,
                    workbench.tasks(),
                    (what, failure) -> workbench.notifications().show(Notification.failure(what, failure)));
            PipelineEditor editor = new PipelineEditor(document, runs, memory, workbench);
            editor.onOpenFile(openFile);
            editor.source(new EngineDetails(project.engine(), arn -> openJob(arn)));
            return new PipelineFileEditor(editor, workbench, () -> closeEditor.accept(file));
        };
    }

    private void openJob(String arn) {
        jobOpener.accept(arn);
    }

    private Consumer<String> jobOpener = arn -> {};

    /** What opens the page of a job, by its ARN. */
    public void onOpenJob(Consumer<String> opener) {
        jobOpener = opener;
    }

    /** Details of runs, read from the engine. */
    private record EngineDetails(studio.atelier.engine.embedded.EmbeddedEngine engine, Consumer<String> open)
            implements StepRunView.Source {

        @Override
        public CompletableFuture<List<StepRunView.MissedAttribute>> whyMissed(String executionArn, String step) {
            return CompletableFuture.supplyAsync(
                    () -> Optional.ofNullable(engine.cacheMisses(executionArn).get(step)).stream()
                            .flatMap(node -> java.util.stream.StreamSupport.stream(
                                    node.path("differences").spliterator(), false))
                            .map(entry -> new StepRunView.MissedAttribute(
                                    entry.path("attribute").asString(""),
                                    text(entry.path("old")),
                                    text(entry.path("new"))))
                            .toList(),
                    Thread::startVirtualThread);
        }

        private static String text(tools.jackson.databind.JsonNode node) {
            return node.isString() ? node.stringValue() : node.isMissingNode() ? "nothing" : node.toString();
        }

        @Override
        public CompletableFuture<Optional<String>> describeJob(String jobArn) {
            return CompletableFuture.supplyAsync(
                    () -> DescribeArn.pretty(engine.operations(), jobArn), Thread::startVirtualThread);
        }

        @Override
        public void openJob(String jobArn) {
            open.accept(jobArn);
        }
    }
}
