package studio.atelier.engine.dataprep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.dataprep.flow.FlowDocument;
import studio.atelier.engine.dataprep.flow.FlowException;

class ColumnOperatorsTest {

    @TempDir
    Path folder;

    private FlowBuilder table() throws IOException {
        return new FlowBuilder(folder).csv("t", "a,b,c\n1,x,2.5\n2,y,3.5\n");
    }

    @Test
    void typesAreInferredByTheShareOfValuesThatFit() throws Exception {
        FlowBuilder flow = new FlowBuilder(folder)
                .csv(
                        "t",
                        "whole,fraction,flag,day,time,text,sparse\n"
                                + "1,1,true,2024-01-31,2024-01-31 10:00:00,1,\n"
                                + "2,2.5,FALSE,2024-02-01,2024-02-01,x,\n"
                                + "3,3,true,2024-02-02,2024-02-02 11:30,y,\n"
                                + "NaN,,false,,2024-02-03T01:02:03,2,7\n")
                .infer();
        FlowResult result = flow.run(flow.flow(), "default", OutputFormat.CSV, false);
        assertThat(result.fitted()
                        .node("infer")
                        .orElseThrow()
                        .trainedParameters()
                        .path("atelier")
                        .path("schema")
                        .toString())
                .isEqualTo("{\"whole\":\"long\",\"fraction\":\"float\",\"flag\":\"bool\",\"day\":\"date\","
                        + "\"time\":\"datetime\",\"text\":\"string\",\"sparse\":\"string\"}");
        assertThat(Files.readAllLines(result.files().getFirst()))
                .containsExactly(
                        "whole,fraction,flag,day,time,text,sparse",
                        "1,1.0,true,2024-01-31,2024-01-31 10:00:00,1,",
                        "2,2.5,false,2024-02-01,2024-02-01 00:00:00,x,",
                        "3,3.0,true,2024-02-02,2024-02-02 11:30:00,y,",
                        ",,false,,2024-02-03 01:02:03,2,7");
    }

    @Test
    void aNameThatStartsLikeNullIsAValue() throws Exception {
        FlowBuilder flow = new FlowBuilder(folder)
                .csv("t", "n\nNancy\nNathan\nNoneother\n")
                .infer();
        assertThat(flow.lines()).containsExactly("n", "Nancy", "Nathan", "Noneother");
    }

    @Test
    void aSavedSchemaIsUsedAndFractionsInWholeColumnsAreLost() throws Exception {
        FlowBuilder flow = table().step("infer", "infer_and_cast_type", "{}");
        FlowDocument saved = flow.flow();
        saved.node("infer")
                .orElseThrow()
                .json()
                .putObject("trained_parameters")
                .putObject("schema")
                .put("a", "string")
                .put("b", "string")
                .put("c", "long");
        FlowResult result = flow.run(saved, "default", OutputFormat.CSV, false);
        assertThat(Files.readAllLines(result.files().getFirst())).containsExactly("a,b,c", "1,x,", "2,y,");
        assertThat(Files.readAllLines(flow.run(saved, "default", OutputFormat.CSV, true)
                        .files()
                        .getFirst()))
                .containsExactly("a,b,c", "1,x,2.5", "2,y,3.5");
    }

    @Test
    void failedCastsFollowThePolicy() throws Exception {
        String text = "v\n1\nbad\n\n3\n";
        assertThat(cast(text, "replace_null", "")).containsExactly("v", "1", "", "", "3");
        assertThat(cast(text, "drop", "")).containsExactly("v", "1", "", "3");
        assertThat(cast(text, "replace_value", "-1")).containsExactly("v", "1", "-1", "", "3");
        assertThat(cast(text, "replace_null_with_new_col", ""))
                .containsExactly("v,v_typecast_error", "1,", ",bad", ",", "3,");
    }

    private List<String> cast(String text, String policy, String value) throws Exception {
        return new FlowBuilder(folder)
                .csv("t", text)
                .step(
                        "c",
                        "cast_single_data_type",
                        "{\"column\":\"v\",\"original_data_type\":\"String\",\"data_type\":\"long\",\"non_castable_data_handling_method\":\""
                                + policy + "\",\"replace_value\":\"" + value + "\"}")
                .lines();
    }

    @Test
    void datesInAGivenFormatAreCast() throws Exception {
        assertThat(new FlowBuilder(folder)
                        .csv("t", "d\n31-12-2023\n01-02-2024\n")
                        .step(
                                "c",
                                "cast_single_data_type",
                                "{\"column\":\"d\",\"data_type\":\"date\",\"date_formatting\":\"dd-MM-yyyy\"}")
                        .lines())
                .containsExactly("d", "2023-12-31", "2024-02-01");
    }

    @Test
    void columnsAreDroppedDuplicatedRenamedMovedAndConcatenated() throws Exception {
        assertThat(manage("Drop column", "drop_column", "\"column_to_drop\":[\"a\",\"C\"]"))
                .containsExactly("b", "x", "y");
        assertThat(manage("Duplicate column", "duplicate_column", "\"input_column\":\"a\",\"new_name\":\"a2\""))
                .containsExactly("a,b,c,a2", "1,x,2.5,1", "2,y,3.5,2");
        assertThat(manage("Rename column", "rename_column", "\"input_column\":\"a\",\"new_name\":\"A\"")
                        .getFirst())
                .isEqualTo("A,b,c");
        assertThat(
                        manage(
                                "Rename column",
                                "rename_column",
                                "\"columns_to_rename\":[{\"input_column\":\"a\",\"new_name\":\"b\"},{\"input_column\":\"b\",\"new_name\":\"a\"}]"))
                .containsExactly("b,a,c", "1,x,2.5", "2,y,3.5");
        assertThat(move("Move to start", "\"column_to_move\":\"c\"")).isEqualTo("c,a,b");
        assertThat(move("Move to end", "\"column_to_move\":\"a\"")).isEqualTo("b,c,a");
        assertThat(move("Move to index", "\"column_to_move\":\"a\",\"index\":1"))
                .isEqualTo("b,a,c");
        assertThat(move("Move after", "\"column_to_move\":\"a\",\"target_column\":\"b\""))
                .isEqualTo("b,a,c");
        assertThat(move("Move before", "\"column_to_move\":\"c\",\"target_column\":\"b\""))
                .isEqualTo("a,c,b");
        assertThat(manage(
                        "Concatenate columns",
                        "concat_columns",
                        "\"left_column\":\"a\",\"right_column\":\"b\",\"delimiter\":\"-\",\"output_column\":\"ab\""))
                .containsExactly("a,b,c,ab", "1,x,2.5,1-x", "2,y,3.5,2-y");
    }

    private List<String> manage(String choice, String block, String parameters) throws Exception {
        return table().step(
                        "m",
                        "manage_columns",
                        "{\"operator\":\"" + choice + "\",\"" + block + "_parameters\":{" + parameters + "}}")
                .lines();
    }

    private String move(String type, String parameters) throws Exception {
        String block = type.toLowerCase(Locale.ROOT).replace(' ', '_') + "_parameters";
        return manage(
                        "Move column",
                        "move_column",
                        "\"move_type\":\"" + type + "\",\"" + block + "\":{" + parameters + "}")
                .getFirst();
    }

    @Test
    void aMissingColumnIsNamedWithTheNodeAndWhatThereIs() throws Exception {
        assertThatThrownBy(() -> manage("Drop column", "drop_column", "\"column_to_drop\":\"zzz\""))
                .isInstanceOf(FlowException.class)
                .hasMessageContaining("Node m (sagemaker.spark.manage_columns_0.1: Drop column)")
                .hasMessageContaining("there is no column \"zzz\". The columns here are: a, b, c.");
    }

    @Test
    void formulasAreSparkSql() throws Exception {
        FlowBuilder flow = table().infer()
                .step("f", "custom_formula", "{\"output_column\":\"s\",\"formula\":\"concat(`b`, \\\"!\\\")\"}");
        assertThat(flow.lines()).containsExactly("a,b,c,s", "1,x,2.5,x!", "2,y,3.5,y!");
        FlowBuilder number =
                table().infer().step("f", "custom_formula", "{\"output_column\":\"a\",\"formula\":\"0.5*a + c / 5\"}");
        assertThat(number.lines()).containsExactly("a,b,c", "1.0,x,2.5", "1.7,y,3.5");
        assertThatThrownBy(
                        () -> table().step("f", "custom_formula", "{\"output_column\":\"s\",\"formula\":\"nope + 1\"}")
                                .lines())
                .hasMessageContaining("the formula \"nope + 1\" cannot be computed")
                .hasMessageContaining("Node f");
    }
}
