package studio.atelier.workbench.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Draws a box that is being moved to the edges and middles of others. */
public final class SnapGuides {

    private static final double EQUAL = 1e-6;

    private SnapGuides() {}

    /**
     * A line to show while the box sits on it.
     *
     * @param vertical true for a line of one x, false for a line of one y
     * @param at the x or the y
     * @param from where the line begins, on the other axis
     * @param to where it ends
     */
    public record Guide(boolean vertical, double at, double from, double to) {}

    /**
     * What to add to the place of the moving box, and why.
     *
     * @param dx 0 if nothing is near on this axis
     * @param dy 0 if nothing is near on this axis
     */
    public record Snap(double dx, double dy, List<Guide> guides) {
        public Snap {
            guides = List.copyOf(guides);
        }
    }

    /** @param tolerance world units within which an edge or a middle is drawn to another one */
    public static Snap snap(Box moving, Collection<Box> others, double tolerance) {
        double dx = nearest(moving, others, tolerance, SnapGuides::columns);
        double dy = nearest(moving, others, tolerance, SnapGuides::rows);
        Box placed = moving.moved(dx, dy);
        List<Guide> guides = new ArrayList<>();
        guides(placed, others, true, guides);
        guides(placed, others, false, guides);
        return new Snap(dx, dy, guides);
    }

    private static double nearest(Box moving, Collection<Box> others, double tolerance, Function<Box, double[]> lines) {
        double best = 0;
        double least = tolerance + EQUAL;
        for (Box other : others) {
            for (double mine : lines.apply(moving)) {
                for (double theirs : lines.apply(other)) {
                    if (Math.abs(theirs - mine) < least) {
                        least = Math.abs(theirs - mine);
                        best = theirs - mine;
                    }
                }
            }
        }
        return best;
    }

    private static void guides(Box placed, Collection<Box> others, boolean vertical, List<Guide> guides) {
        for (double mine : vertical ? columns(placed) : rows(placed)) {
            double from = Double.MAX_VALUE;
            double to = -Double.MAX_VALUE;
            for (Box other : others) {
                for (double theirs : vertical ? columns(other) : rows(other)) {
                    if (Math.abs(theirs - mine) < EQUAL) {
                        Box both = placed.union(other);
                        from = Math.min(from, vertical ? both.y() : both.x());
                        to = Math.max(to, vertical ? both.bottom() : both.right());
                    }
                }
            }
            if (from < to) {
                guides.add(new Guide(vertical, mine, from, to));
            }
        }
    }

    private static double[] columns(Box box) {
        return new double[] {box.x(), box.centerX(), box.right()};
    }

    private static double[] rows(Box box) {
        return new double[] {box.y(), box.centerY(), box.bottom()};
    }
}
