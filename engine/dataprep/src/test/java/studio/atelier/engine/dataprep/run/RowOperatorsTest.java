package studio.atelier.engine.dataprep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowOperatorsTest {

    private static final String SPLITS =
            "\"splits\":[{\"name\":\"a\",\"percentage\":0.7},{\"name\":\"b\",\"percentage\":0.3}]";

    @TempDir
    Path folder;

    private FlowBuilder rows(int count) throws IOException {
        StringBuilder text = new StringBuilder("i,g\n");
        for (int i = 0; i < count; i++) {
            text.append(i).append(',').append(i % 4 == 0 ? "x" : "y").append('\n');
        }
        return new FlowBuilder(folder).csv("t", text.toString()).infer();
    }

    private FlowBuilder split(int count, String choice, String block, String more) throws IOException {
        return rows(count)
                .step(
                        "s",
                        "split",
                        "{\"operator\":\"" + choice + "\",\"" + block + "_parameters\":{" + SPLITS + more + "}}")
                .outputs("a", "b");
    }

    private static List<Integer> ids(List<String> lines) {
        return lines.stream()
                .skip(1)
                .map(l -> Integer.parseInt(l.split(",")[0]))
                .toList();
    }

    @Test
    void aRandomizedSplitIsExactDisjointOrderedAndTheSameForTheSameSeed() throws Exception {
        List<Integer> a = ids(split(1000, "Randomized split", "randomized_split", ",\"seed\":5")
                .lines("a"));
        List<Integer> b = ids(split(1000, "Randomized split", "randomized_split", ",\"seed\":5")
                .lines("b"));
        List<Integer> other = ids(split(1000, "Randomized split", "randomized_split", ",\"seed\":6")
                .lines("a"));
        assertThat(a).hasSize(700).isSorted().isNotEqualTo(other);
        assertThat(b).hasSize(300).isSorted().doesNotContainAnyElementsOf(a);
    }

    @Test
    void anOrderedSplitCutsTheRowsInTheirOrder() throws Exception {
        assertThat(ids(split(10, "Ordered split", "ordered_split", "").lines("a")))
                .containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(ids(split(10, "Ordered split", "ordered_split", ",\"input_column\":\"g\"")
                        .lines("b")))
                .containsExactly(6, 7, 9);
    }

    @Test
    void aStratifiedSplitKeepsTheSharesOfTheValues() throws Exception {
        List<String> a = split(400, "Stratified split", "stratified_split", ",\"input_column\":\"g\"")
                .lines("a");
        assertThat(a.stream().filter(l -> l.endsWith(",x"))).hasSize(70);
        assertThat(a.stream().filter(l -> l.endsWith(",y"))).hasSize(210);
        assertThat(ids(a)).isSorted();
        assertThatThrownBy(() -> split(400, "Stratified split", "stratified_split", ",\"input_column\":\"i\"")
                        .lines("a"))
                .hasMessageContaining("column \"i\" has 400 distinct values");
    }

    @Test
    void aSplitByKeyKeepsEqualKeysTogether() throws Exception {
        List<String> a = split(40, "Split by key", "split_by_key", ",\"key_columns\":[\"g\"]")
                .lines("a");
        List<String> b = split(40, "Split by key", "split_by_key", ",\"key_columns\":[\"g\"]")
                .lines("b");
        assertThat(a.size() + b.size()).isEqualTo(42);
        assertThat(a.stream().skip(1).map(l -> l.substring(l.indexOf(','))).distinct())
                .doesNotContainAnyElementsOf(b.stream()
                        .skip(1)
                        .map(l -> l.substring(l.indexOf(',')))
                        .distinct()
                        .toList());
    }

    @Test
    void sharesThatDoNotSumToOneAreRefusedBeforeWorkStarts() throws Exception {
        FlowBuilder flow = rows(3).step(
                        "s",
                        "split",
                        "{\"operator\":\"Randomized split\",\"randomized_split_parameters\":{\"splits\":[{\"name\":\"a\",\"percentage\":0.7}]}}")
                .outputs("a");
        assertThatThrownBy(() -> flow.lines("a"))
                .hasMessageContaining("must sum to 1, not 0.7")
                .hasMessageContaining("Node s");
        assertThat(flow.log()).isEmpty();
    }

    @Test
    void samplesAreTakenByLimitChanceAndShares() throws Exception {
        assertThat(ids(rows(10).step(
                                "s",
                                "sampling",
                                "{\"sampling_method\":\"Limit\",\"limit_parameters\":{\"sample_size\":2}}")
                        .lines()))
                .containsExactly(0, 1);
        List<Integer> random = ids(rows(100)
                .step(
                        "s",
                        "sampling",
                        "{\"sampling_method\":\"Random\",\"random_parameters\":{\"sample_size\":30,\"seed\":1}}")
                .lines());
        assertThat(random).hasSize(30).isSorted().doesNotHaveDuplicates();
        List<String> stratified = rows(100)
                .step(
                        "s",
                        "sampling",
                        "{\"sampling_method\":\"Stratified\",\"stratified_parameters\":{\"sample_size\":20,\"input_column\":\"g\"}}")
                .lines();
        assertThat(stratified.stream().filter(l -> l.endsWith(",x"))).hasSize(5);
        assertThat(stratified).hasSize(21);
    }

    @Test
    void rowsAreSortedShuffledAndFreedOfDuplicates() throws Exception {
        FlowBuilder sorted = new FlowBuilder(folder)
                .csv("t", "a,b\n2,x\n,y\n1,z\n2,w\n")
                .infer()
                .step(
                        "r",
                        "manage_rows",
                        "{\"operator\":\"Sort\",\"sort_parameters\":{\"sort_by\":\"a\",\"order\":\"Descending\"}}");
        assertThat(sorted.lines()).containsExactly("a,b", "2,x", "2,w", "1,z", ",y");
        List<Integer> shuffled =
                ids(rows(50).step("r", "manage_rows", "{\"operator\":\"Shuffle\",\"shuffle_parameters\":{}}")
                        .lines());
        assertThat(shuffled).hasSize(50).doesNotHaveDuplicates();
        assertThat(shuffled.equals(shuffled.stream().sorted().toList())).isFalse();
        FlowBuilder unique = new FlowBuilder(folder)
                .csv("t", "a,b\n1,x\n2,\n1,x\n2,\n1,y\n")
                .step("r", "manage_rows", "{\"operator\":\"Drop duplicates\",\"drop_duplicates_parameters\":{}}");
        assertThat(unique.lines()).containsExactly("a,b", "1,x", "2,", "1,y");
    }

    @Test
    void tablesAreJoinedInLeftOrderAndClashingNamesGetNumbers() throws Exception {
        assertThat(join("inner")).containsExactly("k_0,l,k_1,r", "2,b,2,B", "1,a,1,A1", "1,a,1,A2");
        assertThat(join("leftouter")).containsExactly("k_0,l,k_1,r", "2,b,2,B", "1,a,1,A1", "1,a,1,A2", "3,c,,");
        assertThat(join("rightouter")).containsExactly("k_0,l,k_1,r", "1,a,1,A1", ",,4,D", "1,a,1,A2", "2,b,2,B");
        assertThat(join("leftanti")).containsExactly("k,l", "3,c");
        assertThat(join("leftsemi")).containsExactly("k,l", "2,b", "1,a");
    }

    private List<String> join(String type) throws Exception {
        return new FlowBuilder(folder)
                .csv("left", "k,l\n2,b\n1,a\n3,c\n")
                .csv("right", "k,r\n1,A1\n4,D\n1,A2\n2,B\n")
                .join(
                        "j",
                        "join_tables",
                        "left",
                        "right",
                        "{\"left_column\":\"k\",\"right_column\":\"k\",\"join_type\":\"" + type + "\"}")
                .lines();
    }

    @Test
    void textIsFormattedAndReplaced() throws Exception {
        assertThat(format("Left pad", "left_pad", "\"width\":4,\"fill_character\":\"*\""))
                .containsExactly("s", "*aBc", "* x ", "abcd");
        assertThat(format("Prepend zeros", "prepend_zeros", "\"width\":4"))
                .containsExactly("s", "0aBc", "0 x ", "abcd");
        assertThat(format("Strip left and right", "strip_left_and_right", "\"x\":1"))
                .containsExactly("s", "aBc", "x", "abcde");
        assertThat(format("Upper case", "upper_case", "\"x\":1")).containsExactly("s", "ABC", " X ", "ABCDE");
        assertThat(format("Capitalize", "capitalize", "\"x\":1")).containsExactly("s", "Abc", " x ", "Abcde");
        assertThat(format("Center", "center", "\"width\":5,\"fill_character\":\".\""))
                .containsExactly("s", ".aBc.", ". x .", "abcde");
        assertThat(format("Remove symbols", "remove_symbols", "\"symbols\":\"ac\""))
                .containsExactly("s", "B", " x ", "bde");
        assertThat(new FlowBuilder(folder)
                        .csv("t", "s\n>30\n<30\nNO\n")
                        .step(
                                "e",
                                "search_and_edit",
                                "{\"operator\":\"Find and replace substring\",\"find_and_replace_substring_parameters\":{\"input_column\":\"s\",\"pattern\":\"([<>])30\",\"replacement\":\"1$1\"}}")
                        .lines())
                .containsExactly("s", "1>", "1<", "NO");
    }

    private List<String> format(String choice, String block, String parameters) throws Exception {
        return new FlowBuilder(folder)
                .csv("t", "s\naBc\n x \nabcde\n")
                .step(
                        "f",
                        "format_string",
                        "{\"operator\":\"" + choice + "\",\"" + block + "_parameters\":{\"input_column\":\"s\","
                                + parameters + "}}")
                .lines();
    }
}
