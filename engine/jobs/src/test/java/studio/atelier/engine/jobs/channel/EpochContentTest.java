package studio.atelier.engine.jobs.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.store.object.WorkspaceObjectStore;
import studio.atelier.engine.store.workspace.Workspace;

/** What goes down a pipe, byte for byte. */
class EpochContentTest {

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

    private static S3Source source(
            String uri,
            S3Source.Type type,
            boolean sharded,
            boolean gunzip,
            boolean recordIo,
            List<String> attributes,
            OptionalLong seed) {
        return new S3Source("channel 'c'", uri, type, sharded, gunzip, recordIo, attributes, seed);
    }

    private static S3Source prefix(boolean gunzip, boolean recordIo) {
        return source("s3://b/in/", S3Source.Type.PREFIX, false, gunzip, recordIo, List.of(), OptionalLong.empty());
    }

    private byte[] bytes(S3Source source, Portion portion, int epoch) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new EpochContent(objects, source, portion, folder).write(epoch, out);
        return out.toByteArray();
    }

    private String text(S3Source source, Portion portion, int epoch) throws Exception {
        return new String(bytes(source, portion, epoch), StandardCharsets.UTF_8);
    }

    private static final Portion ALL = new Portion(0, 1);

    /** Reads records as the training toolkit does. */
    private static List<String> records(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<String> payloads = new ArrayList<>();
        while (in.hasRemaining()) {
            assertThat(in.getInt()).isEqualTo(0xCED7230A);
            byte[] payload = new byte[in.getInt()];
            in.get(payload);
            payloads.add(new String(payload, StandardCharsets.UTF_8));
            for (int i = payload.length; i % 4 != 0; i++) {
                assertThat(in.get()).isZero();
            }
        }
        return payloads;
    }

    @Test
    void objectsFollowEachOtherByTheirKeys() throws Exception {
        put("s3://b/in/b", "2\n");
        put("s3://b/in/a", "1\n");
        put("s3://b/in/c/d", "3\n");

        assertThat(text(prefix(false, false), ALL, 0)).isEqualTo("1\n2\n3\n");
        assertThat(text(prefix(false, false), ALL, 7)).isEqualTo("1\n2\n3\n");
    }

    @Test
    void eachObjectIsARecordPaddedToFourBytes() throws Exception {
        put("s3://b/in/a", "");
        put("s3://b/in/b", "12345");
        put("s3://b/in/c", "1234");

        byte[] bytes = bytes(prefix(false, true), ALL, 0);
        assertThat(records(bytes)).containsExactly("", "12345", "1234");
        assertThat(bytes).hasSize(8 + 8 + 8 + 8 + 4);
    }

    @Test
    void packedObjectsAreUnpackedOnTheWayAlsoIntoRecords() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("unpacked".getBytes(StandardCharsets.UTF_8));
        }
        objects.put(packed.toByteArray(), ObjectUri.parse("s3://b/in/a.gz"));

        assertThat(text(prefix(true, false), ALL, 0)).isEqualTo("unpacked");
        assertThat(records(bytes(prefix(true, true), ALL, 0))).containsExactly("unpacked");
    }

    @Test
    void anAugmentedManifestSendsItsAttributesInTheirOrder() throws Exception {
        put("s3://b/images/1", "<one>");
        put("s3://b/images/2", "<two>");
        put("s3://b/m.jsonl", """
                {"image-ref": "s3://b/images/1", "label": 3, "note": "a b", "more": {"k": [1, 2]}}

                {"label": 4, "note": "c", "more": {}, "image-ref": "s3://b/images/2"}
                """);
        List<String> names = List.of("label", "image-ref", "note", "more");

        assertThat(text(augmented(names, false, OptionalLong.empty()), ALL, 0))
                .isEqualTo("3<one>a b{\"k\":[1,2]}4<two>c{}");
        assertThat(records(bytes(augmented(names, true, OptionalLong.empty()), ALL, 0)))
                .containsExactly("3", "<one>", "a b", "{\"k\":[1,2]}", "4", "<two>", "c", "{}");
    }

    private static S3Source augmented(List<String> names, boolean recordIo, OptionalLong seed) {
        return source("s3://b/m.jsonl", S3Source.Type.AUGMENTED_MANIFEST, false, false, recordIo, names, seed);
    }

    @Test
    void whatIsWrongWithALineIsTold() throws Exception {
        put("s3://b/m.jsonl", "{\"label\": 3}\n");
        assertThatThrownBy(() -> text(augmented(List.of("labels"), false, OptionalLong.empty()), ALL, 0))
                .isInstanceOf(StagingException.class)
                .hasMessageContainingAll("s3://b/m.jsonl", "no attribute 'labels'", "{\"label\": 3}");
        put("s3://b/m.jsonl", "{\"image-ref\": \"s3://b/nothing\"}\n");
        assertThatThrownBy(() -> text(augmented(List.of("image-ref"), false, OptionalLong.empty()), ALL, 0))
                .isInstanceOf(StagingException.class)
                .hasMessageContainingAll("s3://b/nothing", "channel 'c'");
        put("s3://b/m.jsonl", "[1]\n");
        assertThatThrownBy(() -> text(augmented(List.of("x"), false, OptionalLong.empty()), ALL, 0))
                .isInstanceOf(StagingException.class)
                .hasMessageContaining("no JSON object");
    }

    @Test
    void aSeedGivesEachEpochAnOrderOfItsOwnAndTheSameOneAgain() throws Exception {
        StringBuilder manifest = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            manifest.append("{\"v\": \"").append((char) ('a' + i)).append("\"}\n");
        }
        put("s3://b/m.jsonl", manifest.toString());
        S3Source source = augmented(List.of("v"), false, OptionalLong.of(7));

        Set<String> orders = new HashSet<>();
        for (int epoch = 0; epoch < 5; epoch++) {
            String order = text(source, ALL, epoch);
            assertThat(order).isEqualTo(text(source, ALL, epoch));
            assertThat(order.chars().sorted().mapToObj(c -> "" + (char) c))
                    .hasSize(20)
                    .doesNotHaveDuplicates();
            orders.add(order);
        }
        assertThat(orders).hasSize(5).doesNotContain("abcdefghijklmnopqrst");
    }

    @Test
    void shardsOfAShuffledSourceAreDealtOutAnewInEachEpochAndMissNothing() throws Exception {
        for (char c = 'a'; c < 'i'; c++) {
            put("s3://b/in/" + c, "" + c);
        }
        S3Source source = source("s3://b/in/", S3Source.Type.PREFIX, true, false, false, List.of(), OptionalLong.of(3));

        Set<String> firstHost = new HashSet<>();
        for (int epoch = 0; epoch < 6; epoch++) {
            String one = text(source, new Portion(0, 2), epoch);
            String two = text(source, new Portion(1, 2), epoch);
            assertThat((one + two).chars().sorted().mapToObj(c -> "" + (char) c))
                    .containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
            assertThat(one).hasSize(4);
            firstHost.add(one);
        }
        assertThat(firstHost).hasSizeGreaterThan(1);
    }
}
