package studio.atelier.workbench.grid;

import org.jspecify.annotations.Nullable;

/** A value that stands out from its column. Renderers see the value inside; the grid draws what is around it. */
public sealed interface Accent {

    @Nullable
    Object value();

    /** In accent on a soft tile: it differs from the row it is compared with. */
    record Differs(Object value) implements Accent {}

    /** In strong type: the best of its column. */
    record Best(Object value) implements Accent {}

    /** In the colour of failures. */
    record Failure(Object value) implements Accent {}

    /** On a warning ground with the old value struck through: a preview changes it. */
    record Changed(@Nullable Object before, @Nullable Object value) implements Accent {}

    /** @return the value itself, accent taken off */
    static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Accent accent ? accent.value() : value;
    }
}
