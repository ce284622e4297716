package studio.atelier.engine.dataprep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.dataprep.flow.FlowException;

class SourcesAndOutputsTest {

    @TempDir
    Path folder;

    private List<String> read(byte[] bytes, String settings) throws Exception {
        Files.write(folder.resolve("t"), bytes);
        return flow(settings).lines();
    }

    private FlowBuilder flow(String settings) {
        return new FlowBuilder(folder).source("t", settings);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void quotesDelimitersLineEndsAndNewlinesInFieldsAreRead() throws Exception {
        assertThat(read(
                        utf8("a;b\r\n\"1;x\";\"say \"\"hi\"\"\"\r\n2;\"two\nlines\"\r\n"),
                        "{\"s3FieldDelimiter\":\";\"}"))
                .containsExactly("a,b", "1;x,\"say \"\"hi\"\"\"", "2,\"two", "lines\"");
        assertThat(read(utf8("a\tb\n1\t2\n"), "{\"s3FieldDelimiter\":\"\\t\"}")).containsExactly("a,b", "1,2");
        assertThat(read(utf8("a,b\r\n1,2\n3,4\r\n"), "{}")).containsExactly("a,b", "1,2", "3,4");
        assertThat(read(utf8("a,b\n1,2"), "{}")).containsExactly("a,b", "1,2");
    }

    @Test
    void headersMayBeMissingEmptyOrTwice() throws Exception {
        assertThat(read(utf8("1,2\n3,4\n"), "{\"s3HasHeader\":false}")).containsExactly("_c0,_c1", "1,2", "3,4");
        assertThat(read(utf8("a,,A\n1,2,3\n"), "{}")).containsExactly("a0,_c1,A2", "1,2,3");
        assertThat(read(utf8("note\nnote\na,b\n1,2\n"), "{\"s3SkipLines\":2}")).containsExactly("a,b", "1,2");
        assertThat(read(utf8("a,b\n"), "{}")).containsExactly("a,b");
    }

    @Test
    void otherEncodingsByteOrderMarksAndGzipAreRead() throws Exception {
        assertThat(read(
                        "n\nM\u00fcller\n".getBytes(StandardCharsets.ISO_8859_1),
                        "{\"s3CsvEncodingType\":\"ISO-8859-1\"}"))
                .containsExactly("n", "M\u00fcller");
        assertThat(read(utf8("\uFEFFn,m\n1,2\n"), "{}")).containsExactly("n,m", "1,2");
        assertThat(read("\uFEFFn,m\n1,\u00e9\n".getBytes(StandardCharsets.UTF_16LE), "{}"))
                .containsExactly("n,m", "1,\u00e9");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("t")))) {
            out.write(utf8("a,b\n1,2\n"));
        }
        assertThat(flow("{}").lines()).containsExactly("a,b", "1,2");
    }

    @Test
    void rowsOfAnotherLengthAreMendedAndTheLogSaysWhere() throws Exception {
        Files.writeString(folder.resolve("t"), "a,b\n1,2\n3\n4,5,6\n");
        FlowBuilder flow = flow("{}");
        assertThat(flow.lines()).containsExactly("a,b", "1,2", "3,", "4,5");
        assertThat(String.join("\n", flow.log())).contains("WARNING t: 2 rows do not have 2 fields (line 3, 4)");
    }

    @Test
    void whatIsNoTableIsRefusedByName() {
        assertThatThrownBy(() -> read(new byte[0], "{}"))
                .hasMessageContaining("t is empty")
                .hasMessageContaining("Node t");
        assertThatThrownBy(() -> read(new byte[] {'P', 'K', 3, 4, 0, 0, 0}, "{}"))
                .hasMessageContaining("t is no CSV text: it holds zero bytes");
        assertThatThrownBy(() -> read(utf8("no parquet"), "{\"s3ContentType\":\"parquet\"}"))
                .hasMessageContaining("t cannot be read")
                .hasMessageContaining("s3ContentType");
        assertThatThrownBy(() -> read(utf8("x"), "{\"s3ContentType\":\"orc\"}"))
                .hasMessageContaining("must be csv, parquet, json or jsonl");
        assertThatThrownBy(() -> read(utf8("a,b"), "{\"s3CsvEncodingType\":\"EBCDIC-XX\"}"))
                .hasMessageContaining("unknown encoding");
    }

    @Test
    void jsonLinesJsonAndParquetAreRead() throws Exception {
        assertThat(read(utf8("{\"a\":1,\"b\":\"x\"}\n{\"a\":2}\n"), "{\"s3ContentType\":\"jsonl\"}"))
                .containsExactly("a,b", "1,x", "2,");
        assertThat(read(utf8("[{\"a\":1},{\"a\":2}]"), "{\"s3ContentType\":\"json\"}"))
                .containsExactly("a", "1", "2");
        Files.writeString(folder.resolve("t"), "a,b\n1,x\n2,y\n");
        FlowBuilder csv = flow("{}").infer();
        FlowResult parquet =
                csv.run(csv.flow(), "default", new OutputFormat(true, ',', true, false, 1, List.of()), false);
        Files.copy(parquet.files().getFirst(), folder.resolve("t"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(flow("{\"s3ContentType\":\"parquet\",\"s3AddsFilenameColumn\":true}")
                        .lines())
                .containsExactly("a,b,_data_source_filename", "1,x,t", "2,y,t");
    }

    @Test
    void outputsHaveTheAskedHeaderDelimiterCompressionAndPartitions() throws Exception {
        Files.writeString(folder.resolve("t"), "a,b\n1,x\n2,y\n3,x\n");
        FlowBuilder flow = flow("{}");
        FlowResult plain =
                flow.run(flow.flow(), "default", new OutputFormat(false, ';', false, false, 2, List.of()), false);
        assertThat(plain.files())
                .extracting(f -> f.getFileName().toString())
                .containsExactly("part-00000.csv", "part-00001.csv");
        assertThat(Files.readAllLines(plain.files().get(0))).containsExactly("1;x");
        assertThat(Files.readAllLines(plain.files().get(1))).containsExactly("2;y", "3;x");
        FlowResult by =
                flow.run(flow.flow(), "default", new OutputFormat(false, ',', true, false, 1, List.of("b")), false);
        assertThat(by.files())
                .extracting(f -> f.getParent().getFileName().toString())
                .containsExactly("b=x", "b=y");
        assertThat(Files.readAllLines(by.files().getFirst())).containsExactly("a", "1", "3");
        FlowResult gzip =
                flow.run(flow.flow(), "default", new OutputFormat(false, ',', true, true, 1, List.of()), false);
        assertThat(Files.readAllBytes(gzip.files().getFirst())).startsWith(0x1f, 0x8b);
    }

    @Test
    void anOperatorThatIsNotBuiltIsRefusedBeforeWorkStarts() throws Exception {
        Files.writeString(folder.resolve("t"), "a\n1\n");
        FlowBuilder flow = flow("{}").step("n", "balance_data", "{\"operator\":\"SMOTE\"}");
        assertThatThrownBy(flow::lines)
                .isInstanceOf(FlowException.class)
                .hasMessageContaining(
                        "Node n (sagemaker.spark.balance_data_0.1: SMOTE): this version of Atelier does not have this operator");
        assertThat(flow.log()).isEmpty();
    }
}
