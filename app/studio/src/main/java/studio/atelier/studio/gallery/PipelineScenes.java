package studio.atelier.studio.gallery;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import studio.atelier.designer.editor.PipelineEditor;
import studio.atelier.workbench.control.Status;

/** A pipeline on the canvas: new, while it runs, when it is done, from the cache, as JSON, with problems. */
final class PipelineScenes implements Scenes {

    private final Abalone abalone;

    PipelineScenes(Abalone abalone) {
        this.abalone = abalone;
    }

    @Override
    public List<String> beginnings() {
        return List.of("pipeline-");
    }

    @Override
    public void play(Sitting sitting) throws IOException {
        PipelineEditor editor = abalone.open();
        sitting.take("pipeline-new");
        abalone.start(editor, Map.of());
        abalone.await(
                editor,
                state -> state.steps().values().stream()
                        .anyMatch(step -> step.name().equals("TrainAbalone") && step.status() == Status.RUNNING));
        abalone.select(editor, "TrainAbalone");
        sitting.take("pipeline-running");
        abalone.await(editor, state -> state.status().isFinal());
        sitting.take("pipeline-succeeded");
        sitting.show("outputs");
        sitting.awaitNode("#outputs-grid");
        sitting.take("pipeline-outputs");
        sitting.show("logs");
        abalone.run(editor, Map.of());
        sitting.take("pipeline-cached");
        sitting.on(() -> editor.showJson(true));
        sitting.take("pipeline-json");
        sitting.on(() -> editor.showJson(false));
        problems(sitting, editor);
        history(sitting, editor);
    }

    private void problems(Sitting sitting, PipelineEditor editor) throws IOException {
        sitting.on(() -> {
            String text = editor.document().definition().text();
            editor.document()
                    .replaceText(
                            "break the definition",
                            text.replaceFirst("\"InstanceCount\": 1", "\"InstanceCount\": 0")
                                    .replaceFirst("Parameters.InstanceType", "Parameters.InstanceTyp"));
        });
        sitting.await(
                "the errors are found",
                () -> editor.document().checkedProperty().get().errors() > 0);
        sitting.show("problems");
        abalone.select(editor, "PrepareAbalone");
        sitting.take("pipeline-problems");
    }

    private void history(Sitting sitting, PipelineEditor editor) throws IOException {
        sitting.run("pipeline.fit");
        sitting.take("pipeline-edited");
        sitting.take("pipeline-history", editor::showHistory);
        sitting.on(() -> editor.document().history().undo());
        sitting.show("logs");
    }
}
