package studio.atelier.studio.executions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is typed over the list of runs: words that a run must contain, and comparisons such as {@code eta < 0.2},
 * {@code status = Failed}, {@code duration > 1:30}, {@code note ~ memory}. All must hold.
 */
final class RunFilter {

    /** The filter cannot be understood; the message says what and how to write it. */
    static final class FilterException extends Exception {
        private static final long serialVersionUID = 1L;

        FilterException(String message) {
            super(message);
        }
    }

    private enum Comparator {
        EQUAL("="),
        DIFFERENT("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">="),
        CONTAINS("~");

        private final String sign;

        Comparator(String sign) {
            this.sign = sign;
        }
    }

    private record Token(String text, boolean quoted) {}

    private final RunFields fields;
    private final List<Token> tokens;
    private int next;

    private RunFilter(RunFields fields, List<Token> tokens) {
        this.fields = fields;
        this.tokens = tokens;
    }

    /**
     * @param fields what can be compared
     * @throws FilterException if a comparison names something unknown or is not complete
     */
    static Predicate<RunEntry> parse(String text, RunFields fields) throws FilterException {
        return new RunFilter(fields, tokens(text)).all();
    }

    private Predicate<RunEntry> all() throws FilterException {
        Predicate<RunEntry> all = run -> true;
        while (next < tokens.size()) {
            Token token = tokens.get(next);
            if (!token.quoted() && token.text().equalsIgnoreCase("and") && next > 0 && next + 1 < tokens.size()) {
                next++;
                continue;
            }
            all = all.and(term());
        }
        return all;
    }

    private Predicate<RunEntry> term() throws FilterException {
        Token first = tokens.get(next++);
        Comparator comparator = comparatorAt(next);
        if (comparator == null) {
            if (comparatorAt(next - 1) != null) {
                throw new FilterException("There is nothing before “" + first.text() + "”. Write a name there, as in "
                        + fields.example() + ".");
            }
            String wanted = first.text().toLowerCase(Locale.ROOT);
            return run -> fields.text(run).toLowerCase(Locale.ROOT).contains(wanted);
        }
        next++;
        if (next >= tokens.size() || comparatorAt(next) != null) {
            throw new FilterException("“" + first.text() + " " + comparator.sign + "” lacks a value. Write one after "
                    + comparator.sign + ".");
        }
        String value = tokens.get(next++).text();
        RunFields.Field field = fields.find(first.text())
                .orElseThrow(() -> new FilterException("There is no column “" + first.text() + "”. There are "
                        + String.join(", ", fields.names()) + "."));
        return comparison(field, comparator, value);
    }

    private static Predicate<RunEntry> comparison(RunFields.Field field, Comparator comparator, String value)
            throws FilterException {
        String wanted = value.toLowerCase(Locale.ROOT);
        switch (comparator) {
            case CONTAINS -> {
                return run -> field.text(run).toLowerCase(Locale.ROOT).contains(wanted);
            }
            case EQUAL, DIFFERENT -> {
                double number = field.number(value);
                boolean same = comparator == Comparator.EQUAL;
                return run -> {
                    String has = field.text(run);
                    boolean equal = has.equalsIgnoreCase(value)
                            || !Double.isNaN(number) && Double.compare(field.value(run), number) == 0;
                    return equal == same;
                };
            }
            case LESS, AT_MOST, MORE, AT_LEAST -> {
                double number = field.number(value);
                if (Double.isNaN(number)) {
                    throw new FilterException("“" + value + "” cannot be compared with " + field.name() + " by "
                            + comparator.sign + ". Write " + field.shape() + ".");
                }
                return run -> holds(field.value(run), comparator, number);
            }
        }
        throw new IllegalStateException("A comparator without meaning: " + comparator);
    }

    private static boolean holds(double has, Comparator comparator, double number) {
        if (Double.isNaN(has)) {
            return false;
        }
        return switch (comparator) {
            case LESS -> has < number;
            case AT_MOST -> has <= number;
            case MORE -> has > number;
            default -> has >= number;
        };
    }

    private @Nullable Comparator comparatorAt(int index) {
        if (index >= tokens.size() || tokens.get(index).quoted()) {
            return null;
        }
        String text =
                tokens.get(index).text().equals("==") ? "=" : tokens.get(index).text();
        for (Comparator comparator : Comparator.values()) {
            if (comparator.sign.equals(text)) {
                return comparator;
            }
        }
        return null;
    }

    private static List<Token> tokens(String text) throws FilterException {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '"') {
                int end = text.indexOf('"', at + 1);
                if (end < 0) {
                    throw new FilterException(
                            "A quotation mark is open at position " + (at + 1) + ". Close it with \".");
                }
                tokens.add(new Token(text.substring(at + 1, end), true));
                at = end + 1;
            } else {
                int end = at + 1;
                boolean sign = isSign(c);
                while (end < text.length()
                        && !Character.isWhitespace(text.charAt(end))
                        && text.charAt(end) != '"'
                        && isSign(text.charAt(end)) == sign) {
                    end++;
                }
                tokens.add(new Token(text.substring(at, end), false));
                at = end;
            }
        }
        return tokens;
    }

    private static boolean isSign(char c) {
        return "<>=!~".indexOf(c) >= 0;
    }
}
