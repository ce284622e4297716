package studio.atelier.workbench.log;

import java.util.Arrays;

/** Numbers of lines, rising. One thread adds while others read. */
final class LineList {

    private int[] lines = new int[256];
    private int size;

    synchronized void add(long line) {
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, size * 2);
        }
        lines[size++] = Math.toIntExact(line);
    }

    synchronized int size() {
        return size;
    }

    synchronized long get(int index) {
        return lines[index];
    }

    /** @return how many are less than the line */
    synchronized int before(long line) {
        int found = Arrays.binarySearch(lines, 0, size, (int) Math.min(Integer.MAX_VALUE, line));
        return found >= 0 ? found : -found - 1;
    }
}
