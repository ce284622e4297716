package studio.atelier.engine.jobs.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.store.object.WorkspaceObjectStore;
import studio.atelier.engine.store.workspace.Workspace;

class FolderMirrorTest {

    @Test
    void whatIsUploadedContinuouslyStaysWhenItsFileGoes(@TempDir Path folder) throws Exception {
        try (WorkspaceObjectStore objects =
                new WorkspaceObjectStore(Workspace.open(folder.resolve("workspace")), ProjectFile.none())) {
            Path local = Files.createDirectories(folder.resolve("local"));
            Files.writeString(local.resolve("part-1"), "1");
            ObjectUri target = ObjectUri.parse("s3://b/out");
            try (FolderMirror mirror = new FolderMirror(objects, List.of(local), target, false)) {
                mirror.start();
                while (!objects.exists(target.resolve("part-1"))) {
                    Thread.sleep(20);
                }
                Files.delete(local.resolve("part-1"));
                Files.writeString(local.resolve("part-2"), "2");
                mirror.finish();

                assertThat(mirror.files()).isEqualTo(2);
                assertThat(objects.exists(target.resolve("part-1"))).isTrue();
                assertThat(objects.exists(target.resolve("part-2"))).isTrue();
            }
        }
    }

    @Test
    void aFolderWhoseNameOnlyBeginsAlikeIsNotRestored(@TempDir Path folder) throws Exception {
        try (WorkspaceObjectStore objects =
                new WorkspaceObjectStore(Workspace.open(folder.resolve("workspace")), ProjectFile.none())) {
            objects.put("1".getBytes(StandardCharsets.UTF_8), ObjectUri.parse("s3://b/ck-1/model.pt"));
            objects.put("10".getBytes(StandardCharsets.UTF_8), ObjectUri.parse("s3://b/ck-10/other.pt"));
            Path local = Files.createDirectories(folder.resolve("local"));

            new FolderMirror(objects, List.of(local), ObjectUri.parse("s3://b/ck-1"), true).restore();

            assertThat(TarGz.contents(List.of(local))).containsOnlyKeys("model.pt");
            assertThat(Optional.of(local.resolve("model.pt")))
                    .get()
                    .satisfies(file -> assertThat(file).hasContent("1"));
        }
    }
}
