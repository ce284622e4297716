package studio.atelier.engine.dataprep.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table or view in the run's database.
 *
 * @param table its name
 * @param columns its columns in their order
 * @param stored whether it is a stored table: only those have {@code rowid}, which follows row order
 */
public record Relation(String table, List<Column> columns, boolean stored) {
    public Relation {
        columns = List.copyOf(columns);
    }

    public String sql() {
        return Sql.name(table);
    }

    /** The column of that name; case counts only if two columns differ in nothing else. */
    public Optional<Column> column(String name) {
        Optional<Column> exact =
                columns.stream().filter(c -> c.name().equals(name)).findFirst();
        return exact.isPresent()
                ? exact
                : columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
    }

    /** All columns, as a select list. */
    public String list() {
        return list(Column::sql);
    }

    /** A select list; {@code term} gives a column's term, empty to leave it out. */
    public String list(Function<Column, String> term) {
        return columns.stream().map(term).filter(t -> !t.isEmpty()).collect(Collectors.joining(", "));
    }

    /**
     * {@code wanted}, or {@code wanted_1}, {@code wanted_2}... if it is taken.
     *
     * @param more names that are taken too
     */
    public String free(String wanted, List<String> more) {
        List<String> taken = new ArrayList<>(more);
        columns.forEach(c -> taken.add(c.name()));
        List<String> lower = taken.stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
        String name = wanted;
        for (int i = 1; lower.contains(name.toLowerCase(Locale.ROOT)); i++) {
            name = wanted + "_" + i;
        }
        return name;
    }
}
