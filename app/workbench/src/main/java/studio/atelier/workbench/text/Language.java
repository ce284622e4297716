package studio.atelier.workbench.text;

import java.util.Locale;
import java.util.Set;

/** What the editor knows to highlight. */
public enum Language {
    PLAIN(Set.of(), Set.of()),
    JSON(Set.of(), Set.of("true", "false", "null")),
    PYTHON(
            Set.of(
                    "and",
                    "as",
                    "assert",
                    "async",
                    "await",
                    "break",
                    "case",
                    "class",
                    "continue",
                    "def",
                    "del",
                    "elif",
                    "else",
                    "except",
                    "finally",
                    "for",
                    "from",
                    "global",
                    "if",
                    "import",
                    "in",
                    "is",
                    "lambda",
                    "match",
                    "nonlocal",
                    "not",
                    "or",
                    "pass",
                    "raise",
                    "return",
                    "try",
                    "while",
                    "with",
                    "yield"),
            Set.of("True", "False", "None", "self", "cls")),
    SQL(
            Set.of(
                    "all",
                    "alter",
                    "and",
                    "any",
                    "as",
                    "asc",
                    "between",
                    "by",
                    "case",
                    "cast",
                    "create",
                    "cross",
                    "delete",
                    "desc",
                    "distinct",
                    "drop",
                    "else",
                    "end",
                    "except",
                    "exists",
                    "from",
                    "full",
                    "group",
                    "having",
                    "in",
                    "inner",
                    "insert",
                    "intersect",
                    "interval",
                    "into",
                    "is",
                    "join",
                    "left",
                    "like",
                    "limit",
                    "not",
                    "offset",
                    "on",
                    "or",
                    "order",
                    "outer",
                    "over",
                    "partition",
                    "pivot",
                    "qualify",
                    "right",
                    "select",
                    "set",
                    "table",
                    "then",
                    "union",
                    "update",
                    "using",
                    "values",
                    "view",
                    "when",
                    "where",
                    "window",
                    "with"),
            Set.of("true", "false", "null")),
    LOG(Set.of(), Set.of());

    private final Set<String> keywords;
    private final Set<String> literals;

    Language(Set<String> keywords, Set<String> literals) {
        this.keywords = keywords;
        this.literals = literals;
    }

    /** @return the language of a file by the end of its name */
    public static Language ofFile(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        int dot = lower.lastIndexOf('.');
        return switch (dot < 0 ? "" : lower.substring(dot + 1)) {
            case "json", "flow", "ipynb", "manifest" -> JSON;
            case "py", "pyi" -> PYTHON;
            case "sql" -> SQL;
            case "log" -> LOG;
            default -> PLAIN;
        };
    }

    TokenKind word(String word) {
        String known = this == SQL ? word.toLowerCase(Locale.ROOT) : word;
        return keywords.contains(known)
                ? TokenKind.KEYWORD
                : literals.contains(known) ? TokenKind.LITERAL : TokenKind.PLAIN;
    }

    boolean quotes(char c) {
        return switch (this) {
            case JSON -> c == '"';
            case PYTHON, SQL -> c == '"' || c == '\'';
            case PLAIN, LOG -> false;
        };
    }

    /** @return what begins a comment that ends with its line; empty for none */
    String comment() {
        return switch (this) {
            case PYTHON -> "#";
            case SQL -> "--";
            case JSON, PLAIN, LOG -> "";
        };
    }
}
