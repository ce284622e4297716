package studio.atelier.engine.jobs.metric;

/**
 * A text that can be looked at only so often. An expression that backtracks without end looks at the
 * same characters again and again, and nothing else of it can be bounded.
 */
final class BoundedText implements CharSequence {

    /** The text was looked at too often. */
    static final class ExhaustedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ExhaustedException() {
            super("The expression takes too long", null, false, false);
        }
    }

    private final String text;
    private int left;

    BoundedText(String text, int looks) {
        this.text = text;
        this.left = looks;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (left-- <= 0) {
            throw new ExhaustedException();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
