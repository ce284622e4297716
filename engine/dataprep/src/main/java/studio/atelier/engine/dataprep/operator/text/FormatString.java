package studio.atelier.engine.dataprep.operator.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import studio.atelier.engine.dataprep.operator.Operator;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.operator.OperatorKey;
import studio.atelier.engine.dataprep.operator.Outcome;
import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.operator.Step;
import studio.atelier.engine.dataprep.operator.Targets;
import studio.atelier.engine.dataprep.table.Column;
import studio.atelier.engine.dataprep.table.Sql;

/** Ways to format text: each choice is one function of a text. */
public final class FormatString implements Operator {

    /** Gives SQL for a text, which is SQL itself. */
    @FunctionalInterface
    private interface Formatter {
        String of(String text);
    }

    private static final List<String> CHOICES = List.of(
            "Left pad",
            "Right pad",
            "Center",
            "Prepend zeros",
            "Strip left and right",
            "Strip characters from left",
            "Strip characters from right",
            "Lower case",
            "Upper case",
            "Capitalize",
            "Remove symbols");
    private static final String BLANKS = "' ' || chr(9) || chr(10) || chr(13)";

    @Override
    public List<OperatorKey> keys() {
        return CHOICES.stream().map(c -> OperatorKey.spark("format_string", c)).toList();
    }

    @Override
    public Step parse(Parameters parameters) {
        String choice = parameters.required("operator");
        Parameters block = parameters.block(choice);
        Targets targets = Targets.of(block);
        Formatter formatter = formatter(choice, block);
        return context -> {
            Map<String, String> terms = new LinkedHashMap<>();
            for (Column column : context.columns(targets.inputs())) {
                terms.put(column.name(), formatter.of("CAST(" + column.sql() + " AS VARCHAR)"));
            }
            return Outcome.view(targets.select(context.input(0), terms));
        };
    }

    private static Formatter formatter(String choice, Parameters block) {
        return switch (choice) {
            case "Left pad" -> {
                String end = width(block) + ", " + fill(block, " ") + ")";
                yield text -> "lpad(" + text + ", " + end;
            }
            case "Right pad" -> {
                String end = width(block) + ", " + fill(block, " ") + ")";
                yield text -> "rpad(" + text + ", " + end;
            }
            case "Prepend zeros" -> {
                String end = width(block) + ", '0')";
                yield text -> "lpad(" + text + ", " + end;
            }
            case "Center" -> {
                int width = width(block);
                String fill = fill(block, " ");
                yield text -> "rpad(lpad(" + text + ", CAST(least(" + width + ", length(" + text + ") + greatest(0, ("
                        + width + " - length(" + text + ")) // 2)) AS INTEGER), " + fill + "), " + width + ", " + fill
                        + ")";
            }
            case "Strip left and right" -> text -> "trim(" + text + ", " + BLANKS + ")";
            case "Strip characters from left" -> text -> "ltrim(" + text + ", " + BLANKS + ")";
            case "Strip characters from right" -> text -> "rtrim(" + text + ", " + BLANKS + ")";
            case "Lower case" -> text -> "lower(" + text + ")";
            case "Upper case" -> text -> "upper(" + text + ")";
            case "Capitalize" -> text -> "upper(left(" + text + ", 1)) || lower(substr(" + text + ", 2))";
            case "Remove symbols" -> {
                String symbols = Sql.text(block.text("symbols", "!@#$%^&*()_+=-/\\`~{}|<>?"));
                yield text -> "translate(" + text + ", " + symbols + ", '')";
            }
            default -> throw new OperatorException("there is no way to format named \"" + choice + "\".");
        };
    }

    private static int width(Parameters block) {
        long width = block.integer("width", -1);
        if (width < 0 || width > 1_000_000) {
            throw new OperatorException(block.at("width") + " must be a whole number from 0 on.");
        }
        return (int) width;
    }

    private static String fill(Parameters block, String otherwise) {
        String fill = block.text("fill_character", otherwise);
        if (fill.codePointCount(0, fill.length()) != 1) {
            throw new OperatorException(block.at("fill_character") + " must be one character, found \"" + fill + "\".");
        }
        return Sql.text(fill);
    }
}
