package studio.atelier.workbench.grid;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.function.Function;
import studio.atelier.workbench.theme.Token;

/** The ways in which cells are drawn. */
public final class Renderers {

    private static final CellRenderer TEXT = new TextRenderer(Token.TEXT_1, String::valueOf);
    private static final CellRenderer QUIET = new TextRenderer(Token.TEXT_2, String::valueOf);
    private static final CellRenderer NUMBER = new NumberRenderer(Renderers::plain);
    private static final CellRenderer YES_NO = new BooleanRenderer();
    private static final CellRenderer STATUS = new StatusRenderer();
    private static final CellRenderer NAME = new NameRenderer();

    private Renderers() {}

    public static CellRenderer text() {
        return TEXT;
    }

    /** @return text that is not what one looks for first */
    public static CellRenderer quiet() {
        return QUIET;
    }

    /** @return text made by a function, such as a relative time */
    public static CellRenderer text(Function<Object, String> format) {
        return new TextRenderer(Token.TEXT_1, format);
    }

    /** @return digits of one width at the right; up to six decimals, thousands in groups */
    public static CellRenderer number() {
        return NUMBER;
    }

    public static CellRenderer number(int decimals) {
        return new NumberRenderer(value -> value instanceof Number number
                ? minus(String.format(Locale.ROOT, "%,." + decimals + "f", number.doubleValue()))
                : value.toString());
    }

    /** @return digits at the right made by a function, such as a duration */
    public static CellRenderer number(Function<Object, String> format) {
        return new NumberRenderer(format);
    }

    public static CellRenderer bool() {
        return YES_NO;
    }

    /**
     * @param pattern as {@link DateTimeFormatter} reads it
     * @param zone of instants
     */
    public static CellRenderer time(String pattern, ZoneId zone) {
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone);
        return new TimeRenderer(
                value -> value instanceof TemporalAccessor time ? format.format(time) : String.valueOf(value));
    }

    /** @return icon and word of a {@link StatusCell} */
    public static CellRenderer status() {
        return STATUS;
    }

    /** @return names in medium type, with the letter of a {@link Badged} */
    public static CellRenderer name() {
        return NAME;
    }

    /**
     * @return a number with a bar before it
     * @param full the value at which the bar is full
     */
    public static CellRenderer bar(double full, int decimals) {
        return new BarRenderer(full, number(decimals));
    }

    /**
     * @return a number with a bar before it
     * @param full the value at which the bar is full
     * @param number draws the number
     */
    public static CellRenderer bar(double full, CellRenderer number) {
        return new BarRenderer(full, number);
    }

    static String plain(Object value) {
        return switch (value) {
            case Double number -> decimal(number);
            case Float number -> decimal(number.doubleValue());
            case Number number -> minus(String.format(Locale.ROOT, "%,d", number.longValue()));
            default -> value.toString();
        };
    }

    private static String decimal(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return minus(String.format(Locale.ROOT, "%,.1f", number));
        }
        double size = Math.abs(number);
        if (size != 0 && (size < 1e-4 || size >= 1e15) || !Double.isFinite(number)) {
            return minus(Double.toString(number));
        }
        String text = String.format(Locale.ROOT, "%,.6f", number);
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return minus(text.substring(0, end));
    }

    private static String minus(String text) {
        return text.startsWith("-") ? "\u2212" + text.substring(1) : text;
    }
}
