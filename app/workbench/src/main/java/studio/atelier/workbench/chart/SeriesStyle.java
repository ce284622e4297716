package studio.atelier.workbench.chart;

/**
 * How a series differs from its neighbours.
 *
 * @param color the number of the colour, from 0, or -1 for the place of the series in the chart
 * @param dash the pattern of its line, or {@code AUTOMATIC}
 * @param quiet whether it stands back, as another run to compare with
 */
public record SeriesStyle(int color, Dash dash, boolean quiet) {

    public static final SeriesStyle AUTOMATIC = new SeriesStyle(-1, Dash.AUTOMATIC, false);

    /** The series that stands back: thin, dashed, in the colour of hints. */
    public static final SeriesStyle REFERENCE = new SeriesStyle(-1, Dash.SHORT, true);

    /** @return the style in the colour with this number */
    public static SeriesStyle color(int number) {
        return new SeriesStyle(number, Dash.AUTOMATIC, false);
    }

    public SeriesStyle dashed(Dash chosen) {
        return new SeriesStyle(color, chosen, quiet);
    }

    int colorAt(int place) {
        return color < 0 ? place : color;
    }

    /** @return the dash, chosen by the place of the series where it is automatic: lines are solid up to the third */
    Dash dashAt(int place) {
        if (dash != Dash.AUTOMATIC) {
            return dash;
        }
        return switch (place < 3 ? 0 : place % 3) {
            case 0 -> place < 3 ? Dash.SOLID : Dash.LONG;
            case 1 -> Dash.SHORT;
            default -> Dash.DOTTED;
        };
    }

    /** @return the marker of points: circles up to the third series */
    Marker markerAt(int place) {
        return place < 3 ? Marker.CIRCLE : Marker.values()[1 + (place - 3) % (Marker.values().length - 1)];
    }
}
