package studio.atelier.engine.gateway.logs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter pattern of terms, see "Filter pattern syntax" in the CloudWatch Logs guide: all plain terms, at least one with
 * a question mark if there are such, none with a minus. Patterns of JSON, of columns and of regular expressions are
 * refused.
 */
record FilterPattern(List<String> all, List<String> any, List<String> none) {

    private static final Pattern TERM = Pattern.compile("([?-]?)(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+))");

    static FilterPattern parse(String text) {
        String pattern = text.strip();
        if (pattern.startsWith("{") || pattern.startsWith("[") || pattern.startsWith("%")) {
            throw Members.invalid("Invalid filter pattern: this engine reads terms (ERROR, \"two words\", ?either ?or,"
                    + " -without), not " + pattern.charAt(0) + "...");
        }
        FilterPattern terms = new FilterPattern(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Matcher matcher = TERM.matcher(pattern);
        while (matcher.find()) {
            String quoted = matcher.group(2);
            String term = quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            switch (matcher.group(1)) {
                case "?" -> terms.any().add(term);
                case "-" -> terms.none().add(term);
                default -> terms.all().add(term);
            }
        }
        return terms;
    }

    boolean matches(String line) {
        return all.stream().allMatch(line::contains)
                && (any.isEmpty() || any.stream().anyMatch(line::contains))
                && none.stream().noneMatch(line::contains);
    }
}
