package studio.atelier.engine.dataprep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.dataprep.flow.FlowException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class TortureTablesTest {

    private static final Path TABLES = Path.of("src/test/resources/torture");

    @TempDir
    Path folder;

    private String read(String file, String settings) throws Exception {
        Files.copy(TABLES.resolve(file), folder.resolve("t"));
        return String.join("\n", new FlowBuilder(folder).source("t", settings).lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"comma_in_quotes", "empty_crlf", "json", "newlines", "quotes_and_newlines", "simple_crlf"})
    void theSpectrumOfCsvIsReadAsItsAuthorsExpect(String name) throws Exception {
        ArrayNode rows = Json.array();
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(read(name + ".csv", "{}"))) {
            for (NamedCsvRecord record : records) {
                ObjectNode row = rows.addObject();
                record.getFieldsAsMap().forEach(row::put);
            }
        }
        assertThat(rows)
                .isEqualTo(Json.parse(
                        Files.readString(TABLES.resolve(name + ".json")).replace("\\r\\n", "\\n")));
    }

    @Test
    void anOddRowIsMendedAndABlankHeaderNamed() throws Exception {
        assertThat(read("bad.csv", "{}"))
                .isEqualTo("column_a,column_b,column_c\n1,27,\n,I'm too short!,\n0,mixed types.... uh oh,17");
    }

    @Test
    void columnsWithoutANameGetOne() throws Exception {
        assertThat(read("test_empty_columns.csv", "{}")).startsWith("a,b,c,_c3,_c4\na,,,,\n,,c,,\n");
    }

    @ParameterizedTest
    @CsvSource({"csv-with-bom.csv,'ColA,ColB'", "test_utf16_little.csv,'a,b,c'"})
    void byteOrderMarksAreNoPartOfTheTable(String file, String header) throws Exception {
        assertThat(read(file, "{}").lines().findFirst()).hasValue(header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"test_latin1.csv", "big5.txt", "euc-kr.txt"})
    void textInAnotherEncodingIsRefusedUnlessTheEncodingIsSaid(String file) {
        assertThatThrownBy(() -> read(file, "{}"))
                .isInstanceOf(FlowException.class)
                .hasMessageContaining("t is no UTF-8 text. Set s3CsvEncodingType");
    }

    @ParameterizedTest
    @CsvSource({"test_latin1.csv,ISO-8859-1", "big5.txt,Big5", "euc-kr.txt,EUC-KR"})
    void textInASaidEncodingIsRead(String file, String encoding) throws Exception {
        assertThat(read(file, "{\"s3CsvEncodingType\":\"" + encoding + "\"}")).doesNotContain("\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "blanks.csv",
                "test_header_newline.csv",
                "persons_with_empty_column.csv",
                "example-utf16be-bom.tsv"
            })
    void otherOddTablesAreRead(String file) throws Exception {
        assertThat(read(file, "{}").lines().count()).isGreaterThan(1);
    }
}
