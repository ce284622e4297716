package studio.atelier.engine.dataprep.operator.text;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.Targets;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.Sql;

/** Replaces every match of a regular expression; {@code $1} in the replacement is the first group. */
public final class ReplaceSubstring implements Operator {

    private static final String CHOICE = "Find and replace substring";
    private static final Pattern GROUP = Pattern.compile("\\$(\\d)");

    @Override
    public List<OperatorKey> keys() {
        return List.of(OperatorKey.spark("search_and_edit", CHOICE));
    }

    @Override
    public Step parse(Parameters parameters) {
        Parameters block = parameters.block(CHOICE);
        Targets targets = Targets.of(block);
        String pattern = block.required("pattern");
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            throw new OperatorException(
                    block.at("pattern") + " is no regular expression: " + e.getDescription() + " in " + pattern, e);
        }
        String replacement = GROUP.matcher(block.text("replacement", "").replace("\\", "\\\\"))
                .replaceAll("\\\\$1");
        return context -> {
            String end = ", " + Sql.text(pattern) + ", " + Sql.text(replacement) + ", 'g')";
            try {
                context.tables().query("SELECT regexp_replace(''" + end, r -> "");
            } catch (SQLException e) {
                throw new OperatorException(
                        block.at("pattern") + " uses what DuckDB's regular expressions do not have"
                                + " (look-ahead, look-behind, back-references): " + pattern,
                        e);
            }
            Map<String, String> terms = new LinkedHashMap<>();
            for (Column column : context.columns(targets.inputs())) {
                terms.put(column.name(), "regexp_replace(CAST(" + column.sql() + " AS VARCHAR)" + end);
            }
            return Outcome.view(targets.select(context.input(0), terms));
        };
    }
}
