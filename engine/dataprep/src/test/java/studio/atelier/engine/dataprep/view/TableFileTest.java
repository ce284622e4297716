package studio.atelier.engine.dataprep.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.dataprep.table.ColumnType;

/** Files of rows, sound and odd. */
class TableFileTest {

    private static final Path SAMPLES = Path.of("src/test/resources/view");
    private static final Path ODD = Path.of("src/test/resources/torture");

    @TempDir
    private Path folder;

    private TableFile open(Path file) throws IOException {
        TableFormat format =
                TableFormat.ofName(String.valueOf(file.getFileName())).orElseThrow();
        return TableFile.open(file, format, folder.resolve("scratch"));
    }

    private TableFile write(String name, String text) throws IOException {
        return open(Files.writeString(folder.resolve(name), text));
    }

    @Test
    void aCsvIsReadWithTheDialectThatIsFoundInIt() throws IOException {
        try (TableFile file = write("prices.csv", "name;price;day\nbread;2.5;2024-01-02\nmilk;;2024-01-03\n")) {
            assertThat(file.columns()).extracting(ViewColumn::name).containsExactly("name", "price", "day");
            assertThat(file.columns())
                    .extracting(ViewColumn::type)
                    .containsExactly(ColumnType.STRING, ColumnType.FLOAT, ColumnType.DATE);
            assertThat(file.notes()).containsExactly("separated by semicolon, header");
            assertThat(file.read(0, 2, 0, 3).get(1)).containsExactly("milk", null, "2024-01-03");
        }
    }

    @Test
    void aBlockInTheMiddleOfALongFileComesAlone() throws IOException {
        StringBuilder text = new StringBuilder("id,square\n");
        for (long i = 0; i < 100_000; i++) {
            text.append(i).append(',').append(i * i).append('\n');
        }
        try (TableFile file = write("long.csv", text.toString())) {
            assertThat(file.rows()).isEqualTo(100_000);
            assertThat(file.read(70_000, 2, 1, 1))
                    .isEqualTo(List.of(List.of(70_000L * 70_000L), List.of(70_001L * 70_001L)));
        }
    }

    @Test
    void rowsAreSortedWithMissingValuesLastAndUnsortedAgain() throws IOException {
        try (TableFile file = write("numbers.csv", "n,t\n2,b\n,a\n3,c\n")) {
            file.sort(List.of(new TableFile.Order("n", true)));
            assertThat(file.read(0, 3, 1, 1)).containsExactly(List.of("c"), List.of("b"), List.of("a"));
            file.sort(List.of());
            assertThat(file.read(0, 3, 1, 1)).containsExactly(List.of("b"), List.of("a"), List.of("c"));
        }
    }

    @Test
    void columnsAreSummedUp() throws IOException {
        try (TableFile file = write("kinds.csv", "n,t\n1,a\n2,a\n5,b\n,\n")) {
            ColumnProfile numbers = file.profile(file.columns().get(0));
            assertThat(numbers.missing()).isEqualTo(1);
            assertThat(numbers.sampled()).isFalse();
            assertThat(numbers.shape()).isInstanceOfSatisfying(ColumnProfile.Spread.class, spread -> {
                assertThat(spread.from()).isEqualTo(1);
                assertThat(spread.to()).isEqualTo(5);
                assertThat(spread.bins().stream().mapToLong(Long::longValue).sum())
                        .isEqualTo(3);
            });
            assertThat(file.profile(file.columns().get(1)).shape())
                    .isEqualTo(new ColumnProfile.Frequent(
                            List.of(new ColumnProfile.Count("a", 2), new ColumnProfile.Count("b", 1)), 2));
        }
    }

    @Test
    void otherEncodingsAreFoundAndSaid() throws IOException {
        try (TableFile wide = open(ODD.resolve("test_utf16_little.csv"));
                TableFile western = open(ODD.resolve("test_latin1.csv"))) {
            assertThat(wide.notes()).contains("UTF-16LE");
            assertThat(wide.read(1, 1, 2, 1)).containsExactly(List.of("ʤ"));
            assertThat(western.notes()).contains("read as windows-1252, as it is no UTF-8");
            assertThat(western.read(1, 1, 2, 1)).containsExactly(List.of("©"));
        }
    }

    @Test
    void rowsOfDifferentLengthsAreReadAndSaid() throws IOException {
        try (TableFile file = open(ODD.resolve("bad.csv"))) {
            assertThat(file.rows()).isPositive();
            assertThat(file.notes()).anyMatch(note -> note.contains("different numbers of fields"));
        }
    }

    @Test
    void linesBeforeTheHeaderAreSkippedAndSaid() throws IOException {
        try (TableFile file = open(SAMPLES.resolve("test_skip_lines.csv"))) {
            assertThat(file.columns()).extracting(ViewColumn::name).containsExactly("a", "b", "c");
            assertThat(file.notes()).anyMatch(note -> note.contains("3 lines skipped"));
        }
    }

    @Test
    void jsonLinesBecomeColumnsAndNestedValuesText() throws IOException {
        try (TableFile file = write("log.jsonl", "{\"a\": 1, \"b\": {\"c\": [1, 2]}}\n{\"a\": 2}\n")) {
            assertThat(file.columns()).extracting(ViewColumn::type).containsExactly(ColumnType.LONG, ColumnType.STRUCT);
            assertThat(file.read(0, 2, 0, 1)).containsExactly(List.of(1L), List.of(2L));
            assertThat(String.valueOf(file.read(0, 1, 1, 1).getFirst().getFirst()))
                    .contains("[1, 2]");
        }
    }

    @Test
    void parquetStaysWhereItIsAndTellsItsTypes() throws IOException {
        try (TableFile file = open(SAMPLES.resolve("alltypes_plain.snappy.parquet"))) {
            assertThat(file.rows()).isEqualTo(2);
            assertThat(file.notes()).containsExactly("snappy, 1 row group");
            assertThat(file.read(0, 2, 0, 2)).containsExactly(List.of(6, true), List.of(7, false));
        }
        try (TableFile nested = open(SAMPLES.resolve("nested_lists.snappy.parquet"))) {
            assertThat(nested.columns().getFirst().type()).isEqualTo(ColumnType.ARRAY);
        }
    }

    @Test
    void damagedRowsAreAnErrorThatNamesTheFile() throws IOException {
        try (TableFile file = open(SAMPLES.resolve("ARROW-GH-47662.parquet"))) {
            assertThatThrownBy(() -> file.read(0, 100, 0, file.columns().size()))
                    .isInstanceOf(TableFileException.class)
                    .hasMessageContaining("ARROW-GH-47662.parquet");
        }
    }

    @Test
    void whatIsNoParquetOrEmptyIsAnErrorThatSaysSo() {
        assertThatThrownBy(() -> write("text.parquet", "no parquet at all, whatever its name says"))
                .isInstanceOf(TableFileException.class)
                .hasMessageContaining("text.parquet cannot be read as Parquet");
        assertThatThrownBy(() -> write("nothing.csv", "")).hasMessageContaining("nothing.csv is empty");
    }

    @Test
    void nothingIsLeftBehind() throws IOException {
        write("one.csv", "a\n1\n").close();
        assertThatThrownBy(() -> write("two.parquet", "no")).isInstanceOf(TableFileException.class);
        try (Stream<Path> left = Files.list(folder.resolve("scratch"))) {
            assertThat(left).isEmpty();
        }
    }
}
