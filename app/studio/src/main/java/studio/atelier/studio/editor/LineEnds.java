package studio.atelier.studio.editor;

/** How the lines of a text end. The editor knows one kind; the file keeps its own. */
enum LineEnds {
    UNIX("\n"),
    WINDOWS("\r\n"),
    /** More than one kind, or an old one: an editor that knows one kind would change lines that nobody touched. */
    MIXED("");

    private final String end;

    LineEnds(String end) {
        this.end = end;
    }

    static LineEnds of(String text) {
        if (text.indexOf('\r') < 0) {
            return UNIX;
        }
        String rest = text.replace("\r\n", "");
        return rest.indexOf('\r') < 0 && rest.indexOf('\n') < 0 ? WINDOWS : MIXED;
    }

    /** @return the text as the editor has it */
    static String inEditor(String text) {
        return text.replace("\r\n", "\n");
    }

    /** @return the editor's text as it belongs into a file with these line ends */
    String inFile(String text) {
        return this == WINDOWS ? text.replace("\n", end) : text;
    }
}
