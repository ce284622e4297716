package studio.atelier.workbench.chart;

/** Quantiles by straight lines between neighbours, as spreadsheets do. */
final class Quantiles {

    private Quantiles() {}

    /**
     * @param sorted ascending, not empty
     * @param share 0 to 1
     */
    static double of(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }
}
