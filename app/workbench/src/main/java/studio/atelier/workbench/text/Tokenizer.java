package studio.atelier.workbench.text;

import java.util.ArrayList;
import java.util.List;
import studio.atelier.workbench.log.LogLevel;

/** Cuts a text into tokens, in one pass and without recursion, so that no input is too long or too deep. */
final class Tokenizer {

    private final Language language;
    private final String text;
    private final List<LineTokens> lines = new ArrayList<>();
    private int lineStart;
    private int at;

    private Tokenizer(Language language, String text) {
        this.language = language;
        this.text = text;
        lines.add(new LineTokens());
    }

    /** @return the tokens of every line */
    static List<LineTokens> tokens(Language language, String text) {
        Tokenizer tokenizer = new Tokenizer(language, text);
        if (language == Language.LOG) {
            tokenizer.log();
        } else {
            tokenizer.run();
        }
        return tokenizer.lines;
    }

    private void run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            int start = at;
            if (c == '\n') {
                at++;
                nextLine(at);
            } else if (!language.comment().isEmpty() && text.startsWith(language.comment(), at)) {
                at = lineEnd(at);
                emit(TokenKind.COMMENT, start);
            } else if (language == Language.SQL && text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
                emit(TokenKind.COMMENT, start);
            } else if (language.quotes(c)) {
                string(c);
            } else if (Character.isDigit(c) || c == '-' && language == Language.JSON) {
                number();
            } else if (Character.isLetter(c) || c == '_' || c == '@' && language == Language.PYTHON) {
                word();
            } else {
                at++;
            }
        }
    }

    private void string(char quote) {
        int start = at;
        String triple = String.valueOf(quote).repeat(3);
        if (language == Language.PYTHON && text.startsWith(triple, at)) {
            int end = text.indexOf(triple, at + 3);
            at = end < 0 ? text.length() : end + 3;
            emit(TokenKind.STRING, start);
            return;
        }
        at++;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' && language != Language.SQL ? 2 : 1;
        }
        at = Math.min(text.length(), at);
        if (at < text.length() && text.charAt(at) == quote) {
            at++;
        }
        emit(language == Language.JSON && isKey() ? TokenKind.KEY : TokenKind.STRING, start);
    }

    private boolean isKey() {
        int next = at;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        return next < text.length() && text.charAt(next) == ':';
    }

    private void number() {
        int start = at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean sign = (c == '-' || c == '+') && "eE".indexOf(text.charAt(at - 1)) >= 0;
            if (!Character.isLetterOrDigit(c) && c != '.' && c != '_' && !sign) {
                break;
            }
            at++;
        }
        emit(TokenKind.NUMBER, start);
    }

    private void word() {
        int start = at++;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
            at++;
        }
        TokenKind kind = text.charAt(start) == '@' ? TokenKind.FUNCTION : language.word(text.substring(start, at));
        if (kind == TokenKind.PLAIN && language != Language.JSON && at < text.length() && text.charAt(at) == '(') {
            kind = TokenKind.FUNCTION;
        }
        if (kind != TokenKind.PLAIN && language != Language.PLAIN) {
            emit(kind, start);
        }
    }

    private void log() {
        while (at < text.length()) {
            int start = at;
            at = lineEnd(at);
            switch (LogLevel.of(text.substring(start, at))) {
                case ERROR -> emit(TokenKind.LOG_ERROR, start);
                case WARNING -> emit(TokenKind.LOG_WARNING, start);
                case DEBUG -> emit(TokenKind.LOG_DEBUG, start);
                case INFO -> {}
            }
            if (at < text.length()) {
                at++;
                nextLine(at);
            }
        }
    }

    private int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private void nextLine(int start) {
        lines.add(new LineTokens());
        lineStart = start;
    }

    /** Adds a token up to here; one over several lines is cut at their ends. */
    private void emit(TokenKind kind, int start) {
        int from = start;
        while (from < at) {
            int end = Math.min(at, lineEnd(from));
            if (end > from) {
                lines.getLast().add(kind, from - lineStart, end - from);
            }
            if (end < at) {
                nextLine(end + 1);
            }
            from = end + 1;
        }
    }
}
