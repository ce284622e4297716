package studio.atelier.workbench.chart;

import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.theme.Token;

/** A share as a bar of a few pixels, for tables and lists. JavaFX thread. */
public final class MiniBar extends Region {

    private static final double HEIGHT = 5;
    private static final double QUIET = 0.7;

    private final Rectangle track = new Rectangle();
    private final Rectangle bar = new Rectangle();
    private final Theme theme;
    private final int color;
    private double share;
    private boolean strong;

    /**
     * @param color the number of its colour among the series
     */
    public MiniBar(Theme theme, int color) {
        this.theme = theme;
        this.color = color;
        getStyleClass().add("mini-bar");
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        getChildren().addAll(track, bar);
        setPrefSize(36, HEIGHT);
        setMinHeight(HEIGHT);
        theme.follow(this, this::paint);
        paint(theme.palette());
    }

    /** @param part 0 to 1; what lies outside is cut */
    public MiniBar show(double part) {
        share = Double.isNaN(part) ? 0 : Math.clamp(part, 0, 1);
        setAccessibleText(String.format(Locale.ROOT, "%.0f%%", share * 100));
        requestLayout();
        return this;
    }

    /** @param chosen whether the colour is full, as for the chosen rows of a table */
    public MiniBar strong(boolean chosen) {
        strong = chosen;
        paint(theme.palette());
        return this;
    }

    private void paint(Palette palette) {
        track.setFill(palette.get(Token.PRESSED));
        Color full = palette.series(color);
        bar.setFill(strong ? full : palette.get(Token.SURFACE_2).interpolate(full, QUIET));
    }

    @Override
    protected void layoutChildren() {
        double y = Math.rint((getHeight() - HEIGHT) / 2);
        for (Rectangle one : new Rectangle[] {track, bar}) {
            one.setY(y);
            one.setHeight(HEIGHT);
            one.setArcWidth(2);
            one.setArcHeight(2);
        }
        track.setWidth(getWidth());
        bar.setWidth(Math.rint(getWidth() * share));
    }
}
