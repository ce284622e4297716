package studio.atelier.workbench.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns are shown, in which order, how wide, and how many of the first stay in place. Positions count shown
 * columns from 0; {@link #source} leads back to the source. Plain data.
 */
public final class ColumnOrder {

    private List<GridColumn> columns = List.of();
    private final Map<String, Double> widths = new HashMap<>();
    private double scale = 1;
    private final Set<String> hidden = new HashSet<>();
    private int[] order = {};
    private double[] edges = {0};
    private int frozen;

    /** Takes the columns of a source; those known by id keep width and place. */
    void setColumns(List<GridColumn> fresh) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < fresh.size(); i++) {
            if (index.put(fresh.get(i).id(), i) != null) {
                throw new IllegalArgumentException(
                        "Two columns have the id " + fresh.get(i).id() + "; ids must differ.");
            }
        }
        List<Integer> next = new ArrayList<>();
        for (int old : order) {
            Integer now = index.remove(columns.get(old).id());
            if (now != null) {
                next.add(now);
            }
        }
        for (int i = 0; i < fresh.size(); i++) {
            if (index.containsKey(fresh.get(i).id())
                    && !hidden.contains(fresh.get(i).id())) {
                next.add(behindPredecessor(next, i), i);
            }
        }
        columns = List.copyOf(fresh);
        order = next.stream().mapToInt(Integer::intValue).toArray();
        measure();
    }

    /** A new column stands where its source has it: after the nearest column before it that is shown. */
    private static int behindPredecessor(List<Integer> shown, int column) {
        for (int before = column - 1; before >= 0; before--) {
            int place = shown.indexOf(before);
            if (place >= 0) {
                return place + 1;
            }
        }
        return 0;
    }

    public int size() {
        return order.length;
    }

    public GridColumn column(int position) {
        return columns.get(order[position]);
    }

    /** @return the index in the source */
    public int source(int position) {
        return order[position];
    }

    /** @return the position, or -1 if the column is hidden or unknown */
    public int position(String id) {
        for (int i = 0; i < order.length; i++) {
            if (columns.get(order[i]).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    public double left(int position) {
        return edges[position];
    }

    public double width(int position) {
        return edges[position + 1] - edges[position];
    }

    /** @return of all shown columns together */
    public double totalWidth() {
        return edges[order.length];
    }

    public int frozen() {
        return Math.min(frozen, order.length);
    }

    public double frozenWidth() {
        return edges[frozen()];
    }

    public void freeze(int count) {
        frozen = Math.max(0, count);
    }

    /** @return the column over a distance from the left edge of all columns; -1 outside */
    public int at(double x) {
        if (x < 0 || x >= totalWidth()) {
            return -1;
        }
        int found = Arrays.binarySearch(edges, x);
        int position = found >= 0 ? found : -found - 2;
        while (position < order.length - 1 && width(position) == 0) {
            position++;
        }
        return position;
    }

    /** Widens all columns as text grows; widths are kept for a scale of 1. */
    void scale(double factor) {
        if (factor != scale) {
            scale = factor;
            measure();
        }
    }

    public void resize(int position, double width) {
        widths.put(column(position).id(), Math.max(GridColumn.NARROWEST, width / scale));
        measure();
    }

    /** Puts the column before the one that is at the target now. */
    public void move(int from, int target) {
        List<Integer> list = new ArrayList<>(Arrays.stream(order).boxed().toList());
        Integer moved = list.remove(from);
        list.add(target > from ? target - 1 : target, moved);
        order = list.stream().mapToInt(Integer::intValue).toArray();
        measure();
    }

    /** Hides a column; the last one shown stays. */
    public boolean hide(int position) {
        if (order.length <= 1) {
            return false;
        }
        hidden.add(column(position).id());
        if (position < frozen) {
            frozen--;
        }
        int[] next = new int[order.length - 1];
        System.arraycopy(order, 0, next, 0, position);
        System.arraycopy(order, position + 1, next, position, next.length - position);
        order = next;
        measure();
        return true;
    }

    public boolean hidesAny() {
        return !hidden.isEmpty();
    }

    public Set<String> hidden() {
        return Set.copyOf(hidden);
    }

    /** Shows a hidden column again, before the first shown column that follows it in the source. */
    public void show(String id) {
        if (!hidden.remove(id)) {
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).id().equals(id)) {
                List<Integer> list =
                        new ArrayList<>(Arrays.stream(order).boxed().toList());
                int place = 0;
                while (place < list.size() && list.get(place) < i) {
                    place++;
                }
                list.add(place, i);
                order = list.stream().mapToInt(Integer::intValue).toArray();
                measure();
                return;
            }
        }
    }

    private void measure() {
        edges = new double[order.length + 1];
        for (int i = 0; i < order.length; i++) {
            GridColumn column = columns.get(order[i]);
            edges[i + 1] = edges[i] + Math.rint(widths.getOrDefault(column.id(), column.width()) * scale);
        }
    }
}
