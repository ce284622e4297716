package studio.atelier.studio.gallery;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.editor.PipelineEditor;
import studio.atelier.designer.run.RunLauncher;
import studio.atelier.designer.run.RunState;
import studio.atelier.studio.editor.FileEditor;
import studio.atelier.studio.editor.PipelineFileEditor;
import studio.atelier.studio.welcome.Examples;

/** The first example as a project with runs: what most pictures show. */
final class Abalone {

    private final Sitting sitting;
    private @Nullable Path pipeline;
    private boolean ran;

    Abalone(Sitting sitting) {
        this.sitting = sitting;
    }

    /** @return the folder of the project, which is copied when it is first asked for */
    Path folder() throws IOException {
        return folder(definition());
    }

    private Path definition() throws IOException {
        Path known = pipeline;
        if (known == null) {
            known = Examples.copy(Examples.find().getFirst(), sitting.folder().resolve("projects"))
                    .toRealPath();
            SampleFiles files = new SampleFiles(folder(known));
            files.report();
            files.simulation();
            pipeline = known;
        }
        return known;
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    /** Opens the pipeline, laid out. */
    PipelineEditor open() throws IOException {
        return open(definition());
    }

    /** Opens any pipeline of the project, laid out. */
    PipelineEditor open(Path file) {
        FileEditor opened = sitting.open(file);
        if (!(opened instanceof PipelineFileEditor known)) {
            throw new IllegalStateException(file + " opened as something else than a pipeline");
        }
        PipelineEditor editor = known.editor();
        sitting.await(
                "it is laid out", () -> !editor.canvas().layoutResult().cards().isEmpty());
        return editor;
    }

    /** Opens the pipeline; it has a run that succeeded by then. */
    PipelineEditor ran() throws IOException {
        PipelineEditor editor = open();
        if (!ran) {
            run(editor, Map.of());
        }
        return editor;
    }

    /** Runs to the end. */
    void run(PipelineEditor editor, Map<String, String> parameters) {
        start(editor, parameters);
        await(editor, state -> state.status().isFinal());
        ran = true;
    }

    /** Starts a run and waits until it is the one that is shown. */
    void start(PipelineEditor editor, Map<String, String> parameters) {
        RunState before = editor.runs().state();
        sitting.on(() -> editor.runs()
                .start(new RunLauncher.Request(
                        editor.runs().pipeline(),
                        editor.document().definition(),
                        parameters,
                        List.of(),
                        Optional.empty())));
        await(editor, state -> before == null || !state.arn().equals(before.arn()));
    }

    void await(PipelineEditor editor, Predicate<RunState> condition) {
        sitting.await("the run gets on", () -> {
            RunState state = editor.runs().state();
            return state != null && condition.test(state);
        });
    }

    void select(PipelineEditor editor, String step) {
        sitting.on(() -> editor.goToStep(step));
    }
}
