package studio.atelier.engine.pipelines.expression;

import java.math.BigDecimal;
import studio.atelier.engine.pipelines.definition.Nodes;
import tools.jackson.databind.JsonNode;

/**
 * How a value reads as text in a Join: as Python's {@code str} prints it, which is what scripts that were
 * tried with the SageMaker SDK's local mode expect. Booleans are {@code True} and {@code False}; a number
 * with a fraction or an exponent is a double in its shortest form ({@code 0.8}, {@code 1000.0},
 * {@code 1e-05}, {@code 1e+16}); integers are digits.
 */
final class ScalarText {

    /** Python writes doubles from here on with an exponent. */
    private static final int EXPONENT_FROM = 16;

    private static final int EXPONENT_BELOW = -4;

    private ScalarText() {}

    /** @throws ExpressionException if the value is null, a list or an object */
    static String of(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue() ? "True" : "False";
        }
        if (value.isIntegralNumber()) {
            return value.asString();
        }
        if (value.isNumber()) {
            return decimal(value.asString());
        }
        throw new ExpressionException("Std:Join takes strings, numbers and booleans, not " + Nodes.aKind(value));
    }

    private static String decimal(String number) {
        double value = Double.parseDouble(number);
        if (Double.isNaN(value)) {
            return "nan";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "inf" : "-inf";
        }
        String sign = 1 / value < 0 || value < 0 ? "-" : "";
        if (value == 0) {
            return sign + "0.0";
        }
        BigDecimal exact = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        int exponent = exact.precision() - exact.scale() - 1;
        if (exponent >= EXPONENT_BELOW && exponent < EXPONENT_FROM) {
            String plain = exact.toPlainString();
            return sign + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
        }
        String digits = exact.unscaledValue().toString();
        String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
        return sign
                + digits.charAt(0)
                + fraction
                + String.format("e%s%02d", exponent < 0 ? "-" : "+", Math.abs(exponent));
    }
}
