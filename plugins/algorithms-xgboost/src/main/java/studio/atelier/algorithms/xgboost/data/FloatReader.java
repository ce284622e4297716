package studio.atelier.algorithms.xgboost.data;

/**
 * Reads decimal numbers from bytes as floats, rounded as through the nearest double. One thread uses
 * one reader.
 */
final class FloatReader {

    private static final double[] POWERS = powers();
    /** Digits that a long holds whatever they are. */
    private static final int SAFE_DIGITS = 18;
    /** Up to it both the digits and the power are exact doubles, so that one division rounds once. */
    private static final long EXACT_DIGITS = 1L << 53;

    private static final int EXACT_POWER = 22;

    /** Where the number ended. */
    private int end;

    private static double[] powers() {
        double[] powers = new double[300];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = Double.parseDouble("1e" + i);
        }
        return powers;
    }

    /** The position after the number that was read last, or -1 if there was none in a plain form. */
    int end() {
        return end;
    }

    /**
     * Reads the number that starts at {@code from}. Where what is there is no number in a plain form,
     * or one that needs more care, {@link #end()} is -1 afterwards.
     */
    float read(byte[] bytes, int from, int limit) {
        int at = from;
        boolean negative = false;
        if (at < limit && (bytes[at] == '-' || bytes[at] == '+')) {
            negative = bytes[at] == '-';
            at++;
        }
        int first = at;
        long digits = 0;
        int digit;
        while (at < limit && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
            digits = digits * 10 + digit;
            at++;
        }
        int count = at - first;
        int exponent = 0;
        if (at < limit && bytes[at] == '.') {
            at++;
            int point = at;
            while (at < limit && (digit = bytes[at] - '0') >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
                at++;
            }
            exponent = point - at;
            count -= exponent;
        }
        if (count == 0) {
            end = -1;
            return 0;
        }
        int mantissaEnd = at;
        if (at < limit && (bytes[at] | 0x20) == 'e') {
            int power = 0;
            int sign = 1;
            at++;
            if (at < limit && (bytes[at] == '-' || bytes[at] == '+')) {
                sign = bytes[at] == '-' ? -1 : 1;
                at++;
            }
            int powerStart = at;
            while (at < limit && (digit = bytes[at] - '0') >= 0 && digit <= 9 && power < 10_000) {
                power = power * 10 + digit;
                at++;
            }
            if (at == powerStart) {
                end = -1;
                return 0;
            }
            exponent += sign * power;
        }
        end = at;
        if (count > SAFE_DIGITS) {
            return many(bytes, first, mantissaEnd, exponent, negative);
        }
        return value(digits, exponent, negative);
    }

    /** A number of more digits than a long holds: those that count are read again. */
    private float many(byte[] bytes, int first, int mantissaEnd, int exponent, boolean negative) {
        long digits = 0;
        int dropped = 0;
        int kept = 0;
        for (int i = first; i < mantissaEnd; i++) {
            if (bytes[i] == '.') {
                continue;
            }
            if (kept < SAFE_DIGITS) {
                digits = digits * 10 + (bytes[i] - '0');
                kept += digits == 0 ? 0 : 1;
            } else {
                dropped++;
            }
        }
        return value(digits, exponent + dropped, negative);
    }

    private float value(long digits, int exponent, boolean negative) {
        if (digits == 0) {
            return negative ? -0f : 0f;
        }
        int power = Math.abs(exponent);
        if (power >= POWERS.length) {
            end = -1;
            return 0;
        }
        double value = exponent < 0 ? digits / POWERS[power] : digits * POWERS[power];
        if ((digits > EXACT_DIGITS || power > EXACT_POWER) && nearTie(value)) {
            end = -1;
            return 0;
        }
        return (float) (negative ? -value : value);
    }

    /** True if an error in the last bits of the double could change the float. */
    private static boolean nearTie(double value) {
        long below = Double.doubleToRawLongBits(value) & 0x1FFF_FFFFL;
        return Math.abs(below - 0x1000_0000L) <= 64 || value < 1.2e-38;
    }
}
