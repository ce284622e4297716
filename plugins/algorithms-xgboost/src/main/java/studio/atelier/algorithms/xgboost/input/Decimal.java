package studio.atelier.algorithms.xgboost.input;

import java.nio.charset.StandardCharsets;

/**
 * Reads decimal numbers from bytes, to the precision of a float. A number of up to 18 digits with a
 * small exponent is put together without detours; whatever else there is goes the long way.
 */
final class Decimal {

    /** What {@link #parse} gives for bytes that are no number. A double that no text stands for. */
    static final double NOT_A_NUMBER = Double.longBitsToDouble(0x7ff80000_0badc0deL);

    private static final int MOST_DIGITS = 18;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private Decimal() {}

    static boolean isNoNumber(double value) {
        return Double.doubleToRawLongBits(value) == 0x7ff80000_0badc0deL;
    }

    /** The number in {@code bytes[from, to)}; NaN for nothing or blanks, which is a missing value. */
    static double parse(byte[] bytes, int from, int to) {
        int at = from;
        boolean negative = false;
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            negative = bytes[at] == '-';
            at++;
        }
        long digits = 0;
        int first = at;
        while (at < to && isDigit(bytes[at])) {
            digits = digits * 10 + (bytes[at++] - '0');
        }
        int count = at - first;
        int scale = 0;
        if (at < to && bytes[at] == '.') {
            int point = ++at;
            while (at < to && isDigit(bytes[at])) {
                digits = digits * 10 + (bytes[at++] - '0');
            }
            scale = point - at;
            count -= scale;
        }
        if (at < to - 1 && (bytes[at] | 0x20) == 'e') {
            boolean down = bytes[at + 1] == '-';
            at += down || bytes[at + 1] == '+' ? 2 : 1;
            int exponent = 0;
            int start = at;
            while (at < to && at - start < 4 && isDigit(bytes[at])) {
                exponent = exponent * 10 + (bytes[at++] - '0');
            }
            if (at == start) {
                return slow(bytes, from, to);
            }
            scale += down ? -exponent : exponent;
        }
        if (at != to || count == 0 || count > MOST_DIGITS || scale < -22 || scale > 22) {
            return slow(bytes, from, to);
        }
        double value = scale <= 0 ? digits / POWERS[-scale] : digits * POWERS[scale];
        return negative ? -value : value;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static double slow(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip();
        if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
            text = text.substring(1, text.length() - 1).strip();
        }
        if (text.isEmpty() || text.equalsIgnoreCase("nan")) {
            return Double.NaN;
        }
        String bare = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        if (bare.equalsIgnoreCase("inf") || bare.equalsIgnoreCase("infinity")) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        char last = text.charAt(text.length() - 1);
        if (last != '.' && (last < '0' || last > '9')) {
            // Java takes the suffixes f and d, and hexadecimal numbers; data files do not mean them.
            return NOT_A_NUMBER;
        }
        try {
            return bare.startsWith("0x") || bare.startsWith("0X") ? NOT_A_NUMBER : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return NOT_A_NUMBER;
        }
    }
}
