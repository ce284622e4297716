package studio.atelier.engine.dataprep.operator.dataset;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.StepContext;
import studio.atelier.engine.dataprep.table.Relation;
import studio.atelier.engine.dataprep.table.Sql;

/** Files as a table: CSV (all columns text), JSON Lines, JSON or Parquet. */
public final class S3Source implements Operator {

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.of("sagemaker.s3_source_0.1"));
    }

    @Override
    public int inputs() {
        return 0;
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters definition = parameters.object("dataset_definition");
        Parameters context = definition.object("s3ExecutionContext");
        String uri = context.required("s3Uri");
        String name = definition.text("name", uri.substring(uri.lastIndexOf('/') + 1));
        boolean nested = context.flag("s3DirIncludesNested", false);
        boolean filename = context.flag("s3AddsFilenameColumn", false);
        String type = context.text("s3ContentType", "csv").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "csv" -> {
                CsvFormat format = CsvFormat.of(context);
                yield step -> {
                    Relation table = new CsvTable(step, format).read(step.files(name, uri, nested), filename);
                    return Outcome.view("SELECT " + table.list() + " FROM " + table.sql());
                };
            }
            case "parquet" -> step -> files(step, "read_parquet", "", step.files(name, uri, nested), filename);
            case "jsonl" ->
                step -> files(
                        step, "read_json", ", format = 'newline_delimited'", step.files(name, uri, nested), filename);
            case "json" ->
                step -> files(step, "read_json", ", format = 'auto'", step.files(name, uri, nested), filename);
            default ->
                throw new OperatorException(context.at("s3ContentType")
                        + " must be csv, parquet, json or jsonl to be read here; found \"" + type + "\".");
        };
    }

    private static Outcome files(StepContext step, String function, String options, List<Path> files, boolean filename)
            throws SQLException {
        for (Path file : files) {
            try {
                step.tables().query("DESCRIBE SELECT * FROM " + call(function, options, List.of(file)), r -> "");
            } catch (SQLException e) {
                throw new OperatorException(
                        file.getFileName() + " cannot be read: " + firstLine(e) + " Is s3ContentType right?", e);
            }
        }
        String more = filename ? ", parse_filename(filename) AS _data_source_filename" : "";
        String without = filename ? " EXCLUDE (filename)" : "";
        String with = filename ? ", filename = true" : "";
        return Outcome.stored("SELECT *" + without + more + " FROM " + call(function, options + with, files));
    }

    private static String call(String function, String options, List<Path> files) {
        return function + "(" + Sql.texts(files.stream().map(Path::toString).toList()) + options
                + ", union_by_name = true)";
    }

    private static String firstLine(SQLException e) {
        String message = e.getMessage();
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
