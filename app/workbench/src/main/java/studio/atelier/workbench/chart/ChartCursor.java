package studio.atelier.workbench.chart;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** A place on the horizontal axis that several charts show at once. JavaFX thread. */
public final class ChartCursor {

    private final ReadOnlyObjectWrapper<@Nullable Double> x = new ReadOnlyObjectWrapper<>();

    /** @return the x of the axis, or null while the pointer is in none of the charts */
    public ReadOnlyObjectProperty<@Nullable Double> xProperty() {
        return x.getReadOnlyProperty();
    }

    public @Nullable Double x() {
        return x.get();
    }

    public void move(double place) {
        x.set(place);
    }

    public void leave() {
        x.set(null);
    }
}
