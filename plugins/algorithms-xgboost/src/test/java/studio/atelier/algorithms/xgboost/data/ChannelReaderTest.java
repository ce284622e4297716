package studio.atelier.algorithms.xgboost.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.algorithm.AlgorithmException;
import studio.atelier.engine.api.json.Json;

class ChannelReaderTest {

    @TempDir
    Path base;

    private boolean weighted;

    private void put(String file, String content) throws IOException {
        Path path = base.resolve("input/data/train").resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private void putSample(String name) throws IOException {
        Path path = base.resolve("input/data/train").resolve(name);
        Files.createDirectories(path.getParent());
        try (InputStream in = ChannelReaderTest.class.getResourceAsStream("/formats/" + name)) {
            Files.write(path, in.readAllBytes());
        }
    }

    private LoadedData read(String contentType) throws Exception {
        Path configuration = base.resolve("input/config/inputdataconfig.json");
        Files.createDirectories(configuration.getParent());
        var channels = Json.object();
        var train = channels.putObject("train");
        if (!contentType.isEmpty()) {
            train.put("ContentType", contentType);
        }
        Files.writeString(configuration, Json.write(channels));
        return ChannelReader.of(base, new DataOptions(weighted, 2)).read("train", 0);
    }

    private void assertRefused(String contentType, String... parts) {
        assertThatThrownBy(() -> read(contentType).close())
                .isInstanceOf(AlgorithmException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void readsCsvWithTheLabelFirst() throws Exception {
        put("a.csv", "1,2,3\n0,5.5,-6e1\n");
        try (LoadedData data = read("text/csv")) {
            assertThat(data.labels()).containsExactly(1, 0);
            assertThat(data.columns()).isEqualTo(2);
            assertThat(data.matrix().rowNum()).isEqualTo(2);
            assertThat(data.matrix().nonMissingNum()).isEqualTo(4);
            assertThat(data.matrix().getLabel()).containsExactly(1, 0);
        }
    }

    @Test
    void readsSeveralFilesInNestedFoldersInTheOrderOfTheirPaths() throws Exception {
        put("b.csv", "3,1");
        put("a/x.csv", "1,1\n2,1\n");
        put("_SUCCESS", "not data");
        put("empty.csv", "");
        try (LoadedData data = read("text/csv;label_size=1")) {
            assertThat(data.labels()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void takesEmptyCellsAndNanAsMissing() throws Exception {
        put("a.csv", "1,,2\r\n0,nan,\r\n\r\n1,\"3\", 4 \r\n");
        try (LoadedData data = read("text/csv")) {
            assertThat(data.rows()).isEqualTo(3);
            assertThat(data.matrix().nonMissingNum()).isEqualTo(3);
        }
    }

    @Test
    void readsWeightsFromTheSecondColumn() throws Exception {
        weighted = true;
        putSample("weighted.csv");
        try (LoadedData data = read("text/csv")) {
            assertThat(data.columns()).isEqualTo(5);
            assertThat(data.weights()).hasSize(data.rows()).startsWith(0.2f);
            assertThat(data.matrix().getWeight()).startsWith(0.2f);
        }
    }

    @Test
    void readsABigFileWholeInItsOrder() throws Exception {
        StringBuilder text = new StringBuilder();
        int rows = 900_000;
        for (int i = 0; i < rows; i++) {
            text.append(i).append(',').append(i % 7).append(".25,").append(-i).append('\n');
        }
        put("big.csv", text.toString());
        try (LoadedData data = read("text/csv")) {
            assertThat(data.rows()).isEqualTo(rows);
            for (int i = 0; i < rows; i++) {
                if (data.labels()[i] != i) {
                    throw new AssertionError("row " + i + " has the label " + data.labels()[i]);
                }
            }
        }
    }

    @Test
    void namesFileLineColumnAndValueOfAHeaderRow() throws Exception {
        put("a.csv", "label,x\n1,2\n");
        assertRefused("text/csv", "a.csv, line 1, column 1", "'label'", "header");
    }

    @Test
    void namesThePlaceOfABadCellFarDownInABigFile() throws Exception {
        put("big.csv", "1,2.5,3.5\n".repeat(900_000) + "1,2,oops\n" + "1,2,3\n".repeat(10));
        assertRefused("text/csv", "big.csv, line 900001, column 3", "'oops'");
    }

    @Test
    void namesTheLineThatHasTooFewOrTooManyColumns() throws Exception {
        put("a.csv", "1,2,3\n1,2\n");
        assertRefused("text/csv", "a.csv, line 2", "2 columns", "has 3");
        put("a.csv", "1,2,3\n1,2,3\n1,2,3,4\n");
        assertRefused("text/csv", "a.csv, line 3", "4 columns");
    }

    @Test
    void refusesAMissingLabelAnInfiniteValueAndNoFeatures() throws Exception {
        put("a.csv", "1,2\n,2\n");
        assertRefused("text/csv", "a.csv, line 2, column 1", "label is missing");
        put("a.csv", "1,2\n1,inf\n");
        assertRefused("text/csv", "a.csv, line 2, column 2", "infinite");
        put("a.csv", "1\n2\n");
        assertRefused("text/csv", "a.csv, line 1", "at least one feature");
    }

    @Test
    void refusesNegativeWeights() throws Exception {
        weighted = true;
        put("a.csv", "1,-2,3\n");
        assertRefused("text/csv", "a.csv, line 1, column 2", "0 or more");
    }

    @Test
    void readsLibsvmWhenNoContentTypeIsGiven() throws Exception {
        put("a.libsvm", "1 2:0.5 7:1\n0:2.5 0:1 # a comment\n\n1 3:nan\n");
        try (LoadedData data = read("")) {
            assertThat(data.labels()).containsExactly(1, 0, 1);
            assertThat(data.weights()).containsExactly(1, 2.5f, 1);
            assertThat(data.columns()).isEqualTo(8);
            assertThat(data.matrix().nonMissingNum()).isEqualTo(3);
        }
    }

    @Test
    void readsQueryGroupsOfLibsvm() throws Exception {
        put("a.libsvm", "1 qid:1 1:2\n0 qid:1 1:3\n1 qid:2 1:4\n");
        try (LoadedData data = read("text/libsvm")) {
            assertThat(data.matrix().getGroup()).containsExactly(0, 2, 3);
        }
    }

    @Test
    void refusesQueryGroupsThatAreOutOfOrder() throws Exception {
        put("a.libsvm", "1 qid:2 1:2\n0 qid:1 1:3\n");
        assertRefused("text/libsvm", "row 2", "qid");
    }

    @Test
    void saysHowToReadCompressedFiles() throws Exception {
        Path file = base.resolve("input/data/train/a.csv.gz");
        Files.createDirectories(file.getParent());
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("1,2\n".getBytes(StandardCharsets.UTF_8));
        }
        assertRefused("text/csv", "a.csv.gz", "gzip", "CompressionType");
    }

    @Test
    void namesThePlaceOfWhatIsNoLibsvm() throws Exception {
        put("a.libsvm", "1 1:2\n1 1:2 x:3\n");
        assertRefused("text/x-libsvm", "a.libsvm, line 2, column 3", "'x:3'");
        put("a.libsvm", "1,2,3\n");
        assertRefused("text/libsvm", "a.libsvm, line 1");
    }

    @Test
    void readsTheSameDataInEveryFormat() throws Exception {
        putSample("train.csv");
        try (LoadedData data = read("text/csv")) {
            assertThat(data.columns()).isEqualTo(5);
        }
        Files.delete(base.resolve("input/data/train/train.csv"));
        putSample("train.libsvm");
        try (LoadedData data = read("text/libsvm")) {
            assertThat(data.rows()).isPositive();
        }
        Files.delete(base.resolve("input/data/train/train.libsvm"));
        putSample("train.parquet");
        try (LoadedData data = read("application/x-parquet")) {
            assertThat(data.rows()).isPositive();
            assertThat(data.matrix().nonMissingNum()).isPositive();
        }
        Files.delete(base.resolve("input/data/train/train.parquet"));
        putSample("train.pb");
        try (LoadedData data = read("application/x-recordio-protobuf")) {
            assertThat(data.rows()).isPositive();
            assertThat(data.matrix().nonMissingNum()).isEqualTo((long) data.rows() * data.columns());
        }
    }

    @Test
    void readsSparseRecords() throws Exception {
        putSample("diagonal.pbr");
        try (LoadedData data = read("application/x-recordio-protobuf")) {
            assertThat(data.matrix().nonMissingNum()).isEqualTo(data.rows());
        }
    }

    @Test
    void refusesBrokenRecords() throws Exception {
        put("a.pb", "this is no record at all");
        assertRefused("application/x-recordio-protobuf", "a.pb, record 1", "RecordIO");
        put("a.pb", "\n#");
        assertRefused("application/x-recordio-protobuf", "a.pb, record 1");
    }

    @Test
    void refusesParquetThatIsNone() throws Exception {
        put("a.parquet", "1,2,3\n");
        assertRefused("application/x-parquet", "a.parquet", "Parquet");
    }

    @Test
    void refusesUnknownContentTypesAndParameters() throws Exception {
        put("a.csv", "1,2\n");
        assertRefused("application/json", "application/json", "text/csv");
        assertRefused("text/csv;label_size=2", "label_size=2", "label_size=1");
    }

    @Test
    void refusesAChannelWithoutData() throws Exception {
        Files.createDirectories(base.resolve("input/data/train"));
        assertRefused("text/csv", "train", "no data");
    }

    @Test
    void refusesBinaryDataWithTheLineNamed() throws Exception {
        Path file = base.resolve("input/data/train/a.csv");
        Files.createDirectories(file.getParent());
        byte[] bytes = new byte[10_000];
        new Random(1).nextBytes(bytes);
        Files.write(file, bytes);
        assertRefused("text/csv", "a.csv, line");
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).hasSize(10_000);
    }
}
