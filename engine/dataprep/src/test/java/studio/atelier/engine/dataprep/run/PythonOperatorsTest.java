package studio.atelier.engine.dataprep.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fitted operators compared with what pandas and scikit-learn make of the same table, where
 * {@code ATELIER_TEST_PYTHON} names a Python that has them. Where Spark, which Data Wrangler runs on,
 * and scikit-learn differ, Spark's rule is spelled in pandas.
 */
class PythonOperatorsTest {

    private static final String START = """
            import sys, numpy as np, pandas as pd
            from sklearn.preprocessing import *
            from sklearn.impute import *
            t = pd.read_csv(sys.argv[1])
            # By falling frequency, then by name.
            order = t["c"].value_counts().reset_index().sort_values(["count", "c"], ascending=[False, True])["c"].tolist()
            """;
    private static final String END = "\nout.to_csv(sys.stdout, index=False)\n";

    @TempDir
    Path folder;

    private static String python = "";

    @BeforeAll
    static void find() throws Exception {
        python = String.valueOf(System.getenv("ATELIER_TEST_PYTHON"));
        Assumptions.assumeTrue(
                imports(python), "ATELIER_TEST_PYTHON names no Python with pandas and scikit-learn; .ci/run makes one");
    }

    private static boolean imports(String python) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(python, "-c", "import pandas, sklearn")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(120, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** 500 rows: a number with a fraction, a whole one, and a category, each missing now and then. */
    private static String table() {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("id,x,n,c\n");
        for (int i = 0; i < 500; i++) {
            String x =
                    random.nextInt(10) == 0 ? "" : String.format(Locale.ROOT, "%.4f", random.nextGaussian() * 30 - 5);
            String n = random.nextInt(12) == 0 ? "" : Integer.toString(random.nextInt(1000) - 300);
            // Squares make some categories far more frequent than others.
            int c = random.nextInt(7) * random.nextInt(7) / 6;
            String category = random.nextInt(15) == 0 ? "" : "k" + (char) ('a' + c);
            text.append(i)
                    .append(',')
                    .append(x)
                    .append(',')
                    .append(n)
                    .append(',')
                    .append(category)
                    .append('\n');
        }
        return text.toString();
    }

    private void agree(String operator, String parameters, String program) throws Exception {
        List<String> ours = new FlowBuilder(folder)
                .csv("t", table())
                .infer()
                .step("s", operator, parameters)
                .lines();
        List<String> theirs = python(program);
        assertThat(ours.getFirst()).isEqualTo(theirs.getFirst());
        assertThat(ours).hasSameSizeAs(theirs);
        for (int row = 1; row < ours.size(); row++) {
            List<String> own = Arrays.asList(ours.get(row).split(",", -1));
            List<String> other = Arrays.asList(theirs.get(row).split(",", -1));
            assertThat(own).as("row %d", row).hasSameSizeAs(other);
            for (int i = 0; i < own.size(); i++) {
                cell(own.get(i), other.get(i), "row " + row + ", column " + i);
            }
        }
    }

    private static void cell(String own, String other, String place) {
        if (own.isEmpty() || !other.matches("-?[0-9.]+(e-?[0-9]+)?")) {
            assertThat(own).as(place).isEqualToIgnoringCase(other);
        } else {
            double expected = Double.parseDouble(other);
            assertThat(Double.parseDouble(own))
                    .as(place)
                    .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    private List<String> python(String program) throws Exception {
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(
                        python, "-c", START + program + END, folder.resolve("t").toString())
                .redirectError(errors.toFile())
                .start();
        List<String> lines = new ArrayList<>(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList());
        assertThat(process.waitFor()).as("%s", Files.readString(errors)).isZero();
        return lines;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Standard scaler     | standard_scaler     | ,"center":true | StandardScaler().fit_transform(t[["x"]]) * np.sqrt((t["x"].count() - 1) / t["x"].count())
            Standard scaler     | standard_scaler     |                | (t[["x"]] / t["x"].std()).values
            Robust scaler       | robust_scaler       | ,"center":true | RobustScaler().fit_transform(t[["x"]])
            Robust scaler       | robust_scaler       | ,"lower_quantile":0.1,"upper_quantile":0.8 | RobustScaler(with_centering=False, quantile_range=(10, 80)).fit_transform(t[["x"]])
            Min-max scaler      | min_max_scaler      |                | MinMaxScaler().fit_transform(t[["x"]])
            Min-max scaler      | min_max_scaler      | ,"min":-2,"max":3 | MinMaxScaler(feature_range=(-2, 3)).fit_transform(t[["x"]])
            Max absolute scaler | max_absolute_scaler |                | MaxAbsScaler().fit_transform(t[["x"]])
            """)
    void scalers(String scaler, String block, String more, String expected) throws Exception {
        agree(
                "process_numeric",
                "{\"operator\":\"Scale values\",\"scale_values_parameters\":{\"scaler\":\"" + scaler + "\",\"" + block
                        + "_parameters\":{\"input_column\":\"x\"" + (more == null ? "" : more) + "}}}",
                "out = t.assign(x=" + expected + ")");
    }

    @ParameterizedTest
    @CsvSource({"false,None", "true,'[order[-1]]'"})
    void oneHot(boolean dropLast, String drop) throws Exception {
        agree(
                "encode_categorical",
                "{\"operator\":\"One-hot encode\",\"one_hot_encode_parameters\":{\"input_column\":\"c\","
                        + "\"output_style\":\"Columns\",\"drop_last\":" + dropLast + "}}",
                """
                one = OneHotEncoder(categories=[order], handle_unknown="ignore", sparse_output=False).fit(t[["c"]].dropna())
                made = pd.DataFrame(one.transform(t[["c"]]), columns=["c_" + label for label in order])
                drop = %s
                made = made.drop(columns=["c_" + label for label in drop or []])
                out = pd.concat([t.drop(columns="c"), made], axis=1)
                """.formatted(drop));
    }

    @Test
    void oneHotNamesTheSameCategoriesAsPandas() throws Exception {
        agree(
                "encode_categorical",
                "{\"operator\":\"One-hot encode\",\"one_hot_encode_parameters\":{\"input_column\":\"c\","
                        + "\"output_style\":\"Columns\",\"drop_last\":false,\"invalid_handling_strategy\":\"Skip\"}}",
                """
                t = t.dropna(subset=["c"])
                made = pd.get_dummies(t, columns=["c"], dtype=float)
                out = made[["id", "x", "n"] + ["c_" + label for label in order]]
                """);
    }

    @ParameterizedTest
    @CsvSource({"Replace with NaN,np.nan", "Keep,len(order)"})
    void ordinal(String invalid, String otherwise) throws Exception {
        agree(
                "encode_categorical",
                "{\"operator\":\"Ordinal encode\",\"ordinal_encode_parameters\":{\"input_column\":\"c\","
                        + "\"invalid_handling_strategy\":\"" + invalid + "\"}}",
                """
                ranks = OrdinalEncoder(categories=[order], handle_unknown="use_encoded_value", unknown_value=np.nan)
                out = t.assign(c=ranks.fit(t[["c"]].dropna()).transform(t[["c"]].fillna("none of them")))
                out["c"] = out["c"].fillna(%s)
                """.formatted(otherwise));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Numeric     | numeric     | x | ,"strategy":"Mean"               | SimpleImputer(strategy="mean").fit_transform(t[["x"]])
            Numeric     | numeric     | n | ,"strategy":"Mean"               | SimpleImputer(strategy="mean").fit_transform(t[["n"]])
            Numeric     | numeric     | x | ,"strategy":"Approximate Median" | t[["x"]].fillna(t["x"].quantile(.5, interpolation="lower")).values
            Numeric     | numeric     | n | ,"strategy":"Approximate Median" | t[["n"]].fillna(t["n"].quantile(.5, interpolation="lower")).values
            Categorical | categorical | c |                                  | SimpleImputer(strategy="most_frequent").fit_transform(t[["c"]].astype(object).where(t[["c"]].notna(), np.nan)).ravel()
            """)
    void imputers(String type, String block, String column, String more, String expected) throws Exception {
        agree(
                "handle_missing",
                "{\"operator\":\"Impute\",\"impute_parameters\":{\"column_type\":\"" + type + "\",\"" + block
                        + "_parameters\":{\"input_column\":\"" + column + "\"" + (more == null ? "" : more) + "}}}",
                "out = t.assign(" + column + "=" + expected + ")");
    }

    @Test
    void fillingMarkingAndDropping() throws Exception {
        agree(
                "handle_missing",
                "{\"operator\":\"Fill missing\",\"fill_missing_parameters\":{\"input_column\":\"x\",\"fill_value\":\"-1.5\"}}",
                "out = t.assign(x=SimpleImputer(strategy='constant', fill_value=-1.5).fit_transform(t[['x']]))");
        agree(
                "handle_missing",
                "{\"operator\":\"Add indicator for missing\",\"add_indicator_for_missing_parameters\":{\"input_column\":\"n\"}}",
                "out = t.assign(n_indicator=MissingIndicator(features='all').fit_transform(t[['n']]))");
        agree("handle_missing", "{\"operator\":\"Drop missing\",\"drop_missing_parameters\":{}}", "out = t.dropna()");
    }
}
