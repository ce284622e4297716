package studio.atelier.workbench.gauge;

import java.math.BigDecimal;
import java.math.MathContext;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import studio.atelier.workbench.chart.Range;
import studio.atelier.workbench.chart.Sparkline;
import studio.atelier.workbench.chart.Ticks;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.theme.Token;
import studio.atelier.workbench.theme.Type;

/**
 * How much of something is in use: a ring, the value in words, and the last values as a line. 150 by 110 pixels, and
 * more for larger text. JavaFX thread.
 */
public final class Gauge extends VBox {

    private static final double WIDTH = 150;
    private static final double HEIGHT = 110;
    private static final double RING = 40;
    private static final double LINE_HEIGHT = 24;
    private static final int KEPT = 180;

    /** From this share on the ring has the colour of warnings. */
    private static final double HIGH = 0.9;

    private final Theme theme;
    private final String title;
    private final String unit;
    private final int color;
    private final Ring ring = new Ring();
    private final Label value = Labels.of("\u2013", "gauge-value");
    private final Label of = Labels.of("", "at-caption", "at-text-3");
    private final History history = new History(KEPT);
    private final Sparkline line;
    private double share;

    /**
     * @param title what is measured, such as "CPU"
     * @param unit of the values, such as "%", may be empty
     */
    public Gauge(Theme theme, String title, String unit) {
        this(theme, title, unit, 0);
    }

    /**
     * @param color the number of its colour among the series
     */
    public Gauge(Theme theme, String title, String unit, int color) {
        this.theme = theme;
        this.title = title;
        this.unit = unit;
        this.color = color;
        this.line = new Sparkline(theme, color).filled(true).range(new Range(0, 1));
        line.setPrefHeight(LINE_HEIGHT);
        line.setMinHeight(LINE_HEIGHT);
        getStyleClass().addAll("at-card", "gauge");
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        VBox words = new VBox(value, of);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox middle = new HBox(8, ring, words);
        middle.setAlignment(Pos.CENTER_LEFT);
        VBox.setVgrow(middle, Priority.ALWAYS);
        getChildren().addAll(Labels.of(title, "at-control", "at-text-2"), middle, line);
        theme.follow(this, this::dress);
        dress(theme.palette());
        setAccessibleText(title + ": no value yet");
    }

    /**
     * Shows a value and keeps it in the line.
     *
     * @param now not finite if it is not known
     * @param max what all of it would be, above zero
     * @throws IllegalArgumentException if {@code max} is not above zero
     */
    public void set(double now, double max) {
        if (!(max > 0) || Double.isInfinite(max)) {
            throw new IllegalArgumentException(
                    "The gauge " + title + " needs a largest value above 0, not " + max + ".");
        }
        boolean known = Double.isFinite(now);
        share = known ? Math.clamp(now / max, 0, 1) : 0;
        ring.fill(share);
        boolean percent = unit.equals("%");
        value.setText(percent && known ? Math.round(now) + " %" : Ticks.number(round(now)));
        of.setText(percent ? "" : "of " + Ticks.number(round(max)) + (unit.isEmpty() ? "" : " " + unit));
        of.setManaged(!percent);
        history.add(known ? share : Double.NaN);
        line.show(history.toArray());
        setAccessibleText(title + ": " + (known ? value.getText() + " " + of.getText() : "not known"));
        dress(theme.palette());
    }

    /** Three digits are what a glance takes in. */
    private static double round(double number) {
        if (!Double.isFinite(number)) {
            return number;
        }
        return Math.abs(number) >= 1000
                ? Math.rint(number)
                : new BigDecimal(number).round(new MathContext(3)).doubleValue();
    }

    private void dress(Palette palette) {
        Color full = share >= HIGH ? palette.get(Token.STATUS_WARNING) : palette.series(color);
        Type type = palette.type();
        setPrefSize(type.px(WIDTH), type.px(HEIGHT));
        setMinSize(type.px(WIDTH), type.px(HEIGHT));
        ring.size(type.px(RING));
        ring.colors(full, palette.get(Token.PRESSED));
    }
}
