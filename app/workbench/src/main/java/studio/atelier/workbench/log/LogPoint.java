package studio.atelier.workbench.log;

/**
 * A place between two characters.
 *
 * @param line number of the line in the source, from 0
 * @param column characters before it
 */
record LogPoint(long line, int column) implements Comparable<LogPoint> {

    @Override
    public int compareTo(LogPoint other) {
        return line == other.line ? Integer.compare(column, other.column) : Long.compare(line, other.line);
    }
}
