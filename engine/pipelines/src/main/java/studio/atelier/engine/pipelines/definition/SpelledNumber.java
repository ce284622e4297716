package studio.atelier.engine.pipelines.definition;

import java.math.BigDecimal;
import tools.jackson.databind.node.DecimalNode;

/**
 * A number whose spelling in the text ({@code 1e3}, {@code -0}, {@code 1E5}) is not how its value would
 * be printed. It is equal to every decimal node of the same value and scale.
 */
final class SpelledNumber extends DecimalNode {

    private static final long serialVersionUID = 1L;

    private final String lexeme;

    SpelledNumber(String lexeme) {
        super(new BigDecimal(lexeme));
        this.lexeme = lexeme;
    }

    String lexeme() {
        return lexeme;
    }

    @Override
    public String _asString() {
        return lexeme;
    }
}
