package studio.atelier.workbench.undo;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a history that one can walk to.
 *
 * @param position how many edits count there
 * @param title the edit that led there, or where it all began
 */
record HistoryPlace(int position, String title, Time time) {

    /** When a place was left, seen from the present state. */
    enum Time {
        PAST,
        PRESENT,
        UNDONE
    }

    /** @return all places of a history, the oldest first: one more than it has edits */
    static List<HistoryPlace> of(UndoHistory<?> history) {
        int present = history.positionProperty().get();
        List<HistoryPlace> places = new ArrayList<>();
        places.add(new HistoryPlace(0, "As it was opened", time(0, present)));
        for (String name : history.names()) {
            int position = places.size();
            places.add(new HistoryPlace(position, sentence(name), time(position, present)));
        }
        return places;
    }

    /** @return the place for people who hear it read */
    String spoken() {
        return switch (time) {
            case PAST -> title;
            case PRESENT -> title + ", the present state";
            case UNDONE -> title + ", undone";
        };
    }

    private static Time time(int position, int present) {
        return position < present ? Time.PAST : position == present ? Time.PRESENT : Time.UNDONE;
    }

    private static String sentence(String name) {
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
