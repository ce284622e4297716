package studio.atelier.studio.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import studio.atelier.designer.editor.PipelineEditor;
import studio.atelier.engine.api.project.ProjectFile;

/** Rooms that cannot read what they are to show. The last of a sitting: its engine is closed for them. */
final class ErrorScenes implements Scenes {

    private static final Duration READING = Duration.ofSeconds(2);

    /** As often is the project file looked at. */
    private static final Duration LOOKING = Duration.ofSeconds(2);

    private final Abalone abalone;

    ErrorScenes(Abalone abalone) {
        this.abalone = abalone;
    }

    @Override
    public List<String> beginnings() {
        return List.of("error-");
    }

    @Override
    public void play(Sitting sitting) throws IOException {
        abalone.ran();
        projectFile(sitting);
        PipelineEditor report = abalone.open(abalone.folder().resolve("nightly-report.json"));
        abalone.run(report, Map.of());
        sitting.enter("runs");
        choose(sitting, "pipeline");
        sitting.awaitNode("#runs-grid");
        String job = Sitting.fx(() -> sitting.project()
                .engine()
                .sageMaker()
                .listProcessingJobs(request -> request.nameContains("PrepareAbalone"))
                .processingJobSummaries()
                .getFirst()
                .processingJobArn());
        sitting.project().engine().close();
        choose(sitting, "nightly-report");
        sitting.awaitNode("#runs-try-again");
        sitting.take("error-runs");
        sitting.on(() -> sitting.project().openJob(job));
        Sitting.pause(READING);
        sitting.take("error-job");
        sitting.enter("machine");
        Sitting.pause(READING);
        sitting.take("error-machine");
    }

    private void projectFile(Sitting sitting) throws IOException {
        Path file = abalone.folder().resolve(ProjectFile.NAME);
        String before = Files.readString(file);
        Files.writeString(file, "{\"docker\": {\"use\": \"always\"}}");
        Sitting.pause(LOOKING.multipliedBy(3));
        sitting.take("error-project-file");
        sitting.closeToasts();
        Files.writeString(file, "{\"docker\": {\"use\": \"prefer\"}}");
        Sitting.pause(LOOKING.multipliedBy(2));
        sitting.take("error-project-file-changed");
        sitting.closeToasts();
        Files.writeString(file, before);
    }

    private static void choose(Sitting sitting, String pipeline) {
        sitting.choose("#runs-pipeline-list", pipeline);
    }
}
