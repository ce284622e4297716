package studio.atelier.cli;

/** Whether somebody looks at the output as it comes. */
final class Terminal {

    private Terminal() {}

    static boolean isInteractive() {
        return System.console() != null && System.console().isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }

    /** Columns to write in. */
    static int width() {
        String columns = System.getenv("COLUMNS");
        try {
            return columns == null ? 100 : Math.max(40, Integer.parseInt(columns.strip()));
        } catch (NumberFormatException e) {
            return 100;
        }
    }
}
