package studio.atelier.workbench.canvas;

/** Ways to go from item to item by the arrow keys. */
public enum Direction {
    LEFT(-1, 0),
    RIGHT(1, 0),
    UP(0, -1),
    DOWN(0, 1);

    private final int dx;
    private final int dy;

    Direction(int dx, int dy) {
        this.dx = dx;
        this.dy = dy;
    }

    /** -1 to the left, 1 to the right, else 0. */
    public int dx() {
        return dx;
    }

    /** -1 upwards, 1 downwards, else 0. */
    public int dy() {
        return dy;
    }

    /** How far a box is in this direction, what lies aside counting double; not positive if it is not there at all. */
    double distance(Box from, Box to) {
        double ahead = (to.centerX() - from.centerX()) * dx + (to.centerY() - from.centerY()) * dy;
        double aside = Math.abs((to.centerX() - from.centerX()) * dy) + Math.abs((to.centerY() - from.centerY()) * dx);
        return ahead <= 0 || aside > 4 * ahead ? -1 : ahead + 2 * aside;
    }
}
