package studio.atelier.algorithms.xgboost.data;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.XGBoostError;
import studio.atelier.engine.api.algorithm.AlgorithmException;

/** Reads Parquet files with DuckDB: the label is the first column, and all columns are numbers. */
final class ParquetReader {

    private static final Set<Integer> NUMBERS = Set.of(
            Types.TINYINT,
            Types.SMALLINT,
            Types.INTEGER,
            Types.BIGINT,
            Types.REAL,
            Types.FLOAT,
            Types.DOUBLE,
            Types.DECIMAL,
            Types.NUMERIC,
            Types.BOOLEAN);
    private static final int PIECE = 100_000;

    private ParquetReader() {}

    static LoadedData read(List<Path> files, int threads) throws IOException, AlgorithmException, XGBoostError {
        String list = files.stream()
                .map(file -> "'" + file.toString().replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "[", "]"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET threads TO " + threads);
            ResultSet rows = statement.executeQuery(columns(connection, list) + " FROM read_parquet(" + list + ")");
            int columns = rows.getMetaData().getColumnCount();
            return DenseMatrix.of(pieces(rows, columns, files), columns - 1, threads);
        } catch (SQLException e) {
            throw AlgorithmException.clientError(
                    files.getFirst().getFileName() + " cannot be read as Parquet: " + e.getMessage(), e);
        }
    }

    /** The select clause that makes a float of every column. */
    private static String columns(Connection connection, String list) throws SQLException, AlgorithmException {
        List<String> casts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet none = statement.executeQuery("SELECT * FROM read_parquet(" + list + ") LIMIT 0")) {
            ResultSetMetaData columns = none.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                String name = columns.getColumnName(i);
                if (!NUMBERS.contains(columns.getColumnType(i))) {
                    throw AlgorithmException.clientError("Column " + i + " ('" + name + "') of the Parquet data is "
                            + columns.getColumnTypeName(i) + "; XGBoost needs numbers. Encode it, or leave it out.");
                }
                casts.add("\"" + name.replace("\"", "\"\"") + "\"::FLOAT");
            }
        }
        if (casts.size() < 2) {
            throw AlgorithmException.clientError("The Parquet data has " + casts.size()
                    + " columns; there must be the label and at least one feature.");
        }
        return "SELECT " + String.join(", ", casts);
    }

    private static List<DenseRows> pieces(ResultSet rows, int columns, List<Path> files)
            throws SQLException, AlgorithmException {
        List<DenseRows> pieces = new ArrayList<>();
        float[] scratch = new float[1 << 16];
        DenseRows piece = new DenseRows(columns - 1, false, scratch);
        long row = 0;
        while (rows.next()) {
            row++;
            if (piece.rows() == PIECE) {
                scratch = piece.pack();
                pieces.add(piece);
                piece = new DenseRows(columns - 1, false, scratch);
            }
            piece.reserve();
            float label = rows.getFloat(1);
            if (rows.wasNull() || Float.isNaN(label)) {
                throw AlgorithmException.clientError("Row " + row + " of the Parquet data ("
                        + files.getFirst().getFileName() + "...): the label is missing; every row needs one.");
            }
            piece.label(label);
            float[] values = piece.values();
            int at = piece.offset();
            for (int i = 2; i <= columns; i++) {
                float value = rows.getFloat(i);
                values[at++] = rows.wasNull() ? Float.NaN : value;
            }
            piece.commit();
        }
        piece.pack();
        pieces.add(piece);
        return pieces;
    }
}
