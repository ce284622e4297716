package studio.atelier.engine.jobs.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.store.object.WorkspaceObjectStore;
import studio.atelier.engine.store.workspace.Workspace;

class InputStagerTest {

    @TempDir
    Path folder;

    private WorkspaceObjectStore objects;

    @BeforeEach
    void open() throws Exception {
        objects = new WorkspaceObjectStore(Workspace.open(folder.resolve("workspace")), ProjectFile.none());
    }

    @AfterEach
    void close() {
        objects.close();
    }

    private void put(String uri, String text) throws Exception {
        objects.put(text.getBytes(StandardCharsets.UTF_8), ObjectUri.parse(uri));
    }

    private Path stage(S3Source source) throws Exception {
        LongAdder bytes = new LongAdder();
        InputStager stager = new InputStager(objects, bytes::add);
        Path target = folder.resolve("staged");
        Download download = Download.of(objects, source, new Portion(0, 1), target, false);
        stager.stage(download);
        assertThat(bytes.sum()).isEqualTo(download.bytes()).isPositive();
        return target;
    }

    private static S3Source packed(String uri) {
        return new S3Source(
                "channel 'c'", uri, S3Source.Type.PREFIX, false, true, false, List.of(), OptionalLong.empty());
    }

    @Test
    void aManifestNamesItsObjectsBelowItsPrefix() throws Exception {
        put("s3://b/data/part-1.csv", "1");
        put("s3://b/data/deep/part-2.csv", "2");
        put("s3://b/m.json", "[{\"prefix\": \"s3://b/data/\"}, \"part-1.csv\", \"deep/part-2.csv\"]");
        S3Source source = S3Source.plain("channel 'c'", "s3://b/m.json", S3Source.Type.MANIFEST);

        Path staged = stage(source);

        assertThat(staged.resolve("part-1.csv")).hasContent("1");
        assertThat(staged.resolve("deep/part-2.csv")).hasContent("2");
    }

    @Test
    void dataThatIsNotWholeGzipIsNamed() throws Exception {
        put("s3://b/empty.gz", "");
        put("s3://b/plain.gz", "plain");
        for (String name : new String[] {"empty.gz", "plain.gz"}) {
            assertThatThrownBy(() -> stage(packed("s3://b/" + name)))
                    .isInstanceOf(StagingException.class)
                    .hasMessageContainingAll("s3://b/" + name, "not whole gzip data");
        }
    }
}
