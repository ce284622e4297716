package studio.atelier.workbench.chart;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * What a chart shows: axes and series, which of them are hidden, and how lines are smoothed. Plain data; changes come
 * from any thread and are told to listeners.
 */
public final class ChartModel {

    private final Signal changes = new Signal();
    private final String title;
    private final List<Series> series = new ArrayList<>();
    private final Set<String> hidden = new HashSet<>();
    private String subtitle = "";
    private Axis x;
    private Axis y;
    private @Nullable Range reach;
    private double smoothing;
    private boolean live;
    private boolean lastValue;

    public ChartModel(String title, Axis x, Axis y) {
        this.title = title;
        this.x = x;
        this.y = y;
    }

    public String title() {
        return title;
    }

    public synchronized String subtitle() {
        return subtitle;
    }

    /** @param text what stands after the title in the quiet colour, such as "per epoch" */
    public ChartModel subtitle(String text) {
        synchronized (this) {
            subtitle = text;
        }
        changes.fire();
        return this;
    }

    public synchronized Axis x() {
        return x;
    }

    public synchronized Axis y() {
        return y;
    }

    public ChartModel axes(Axis across, Axis up) {
        synchronized (this) {
            x = across;
            y = up;
        }
        changes.fire();
        return this;
    }

    public synchronized @Nullable Range reach() {
        return reach;
    }

    /** @param range the x that is always shown, such as all epochs to come; or null */
    public ChartModel reach(@Nullable Range range) {
        synchronized (this) {
            reach = range;
        }
        changes.fire();
        return this;
    }

    public synchronized List<Series> series() {
        return List.copyOf(series);
    }

    /**
     * @throws IllegalArgumentException if a series of this name is there
     */
    public ChartModel add(Series added) {
        synchronized (this) {
            if (series.stream().anyMatch(known -> known.name().equals(added.name()))) {
                throw new IllegalArgumentException(
                        "The chart " + title + " has a series " + added.name() + " already.");
            }
            series.add(added);
        }
        changes.fire();
        return this;
    }

    /** Replaces all series. */
    public ChartModel series(List<? extends Series> all) {
        synchronized (this) {
            series.clear();
        }
        changes.fire();
        all.forEach(this::add);
        return this;
    }

    public synchronized boolean isShown(Series one) {
        return !hidden.contains(one.name());
    }

    public void show(Series one, boolean shown) {
        synchronized (this) {
            if (shown) {
                hidden.remove(one.name());
            } else {
                hidden.add(one.name());
            }
        }
        changes.fire();
    }

    /** @return the weight of what came before in a smoothed line: 0 for none, below 1 */
    public synchronized double smoothing() {
        return smoothing;
    }

    /**
     * @throws IllegalArgumentException unless 0 or above and below 1
     */
    public ChartModel smoothing(double weight) {
        if (!(weight >= 0 && weight < 1)) {
            throw new IllegalArgumentException("Smoothing goes from 0 to below 1, not " + weight + ".");
        }
        synchronized (this) {
            smoothing = weight;
        }
        changes.fire();
        return this;
    }

    public synchronized boolean isLive() {
        return live;
    }

    /** @param growing whether points still come: the last one is marked with a dot */
    public ChartModel live(boolean growing) {
        synchronized (this) {
            live = growing;
        }
        changes.fire();
        return this;
    }

    public synchronized boolean isLastValueShown() {
        return lastValue;
    }

    /** @param shown whether the last value stands on the right of the title, or those of several lines in the legend */
    public ChartModel lastValue(boolean shown) {
        synchronized (this) {
            lastValue = shown;
        }
        changes.fire();
        return this;
    }

    public boolean isLogarithmic() {
        return y().kind() == Scale.Kind.LOG;
    }

    /** Makes the vertical axis logarithmic or linear again. */
    public ChartModel logarithmic(boolean chosen) {
        return axes(x(), y().of(chosen ? Scale.Kind.LOG : Scale.Kind.LINEAR));
    }

    /** Calls back after a change, on the thread that made it. */
    public Subscription onChange(Runnable listener) {
        return changes.on(listener);
    }
}
