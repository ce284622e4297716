package studio.atelier.workbench.docking;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import studio.atelier.workbench.docking.DockLayout.Split;
import studio.atelier.workbench.docking.DockLayout.Tabs;

/**
 * Where a panel lay before it left the main window.
 *
 * @param place id of its tabs
 * @param around the main window's layout at that time
 */
record DockHome(String place, DockLayout around) {

    /** @return ids of all places of tabs, in order */
    static Set<String> places(DockLayout layout) {
        Set<String> found = new LinkedHashSet<>();
        switch (layout) {
            case Tabs tabs -> found.add(tabs.id());
            case Split split -> split.parts().forEach(part -> found.addAll(places(part)));
        }
        return found;
    }

    /** @return the place of a panel, or nothing */
    static Optional<String> placeOf(DockLayout layout, String panel) {
        return switch (layout) {
            case Tabs tabs -> tabs.panels().contains(panel) ? Optional.of(tabs.id()) : Optional.empty();
            case Split split ->
                split.parts().stream()
                        .flatMap(part -> placeOf(part, panel).stream())
                        .findFirst();
        };
    }

    /** @return the layout with a panel more in a place of it */
    static DockLayout with(DockLayout layout, String place, String panel) {
        return switch (layout) {
            case Tabs tabs
            when tabs.id().equals(place) -> {
                List<String> panels = new ArrayList<>(tabs.panels());
                panels.add(panel);
                yield new Tabs(place, panels, Optional.of(panel));
            }
            case Tabs tabs -> tabs;
            case Split split ->
                new Split(
                        split.orientation(),
                        split.parts().stream()
                                .map(part -> with(part, place, panel))
                                .toList(),
                        split.dividers());
        };
    }

    /** @return the layout with a panel that never lay in it: tools go to tools, editors to editors, if there are any */
    static DockLayout guess(DockLayout now, String panel, boolean editor) {
        Set<String> places = places(now);
        return places.stream()
                .filter(place -> place.equals(DockLayout.EDITORS) == editor)
                .findFirst()
                .or(() -> places.stream().findFirst())
                .map(place -> with(now, place, panel))
                .orElse(now);
    }

    /**
     * Puts a panel back into its place; a place that is gone is made again on the side where it was, as large as it was.
     *
     * @param now the main window's layout, without the panel
     */
    DockLayout restore(DockLayout now, String panel) {
        if (places(now).contains(place)) {
            return with(now, place, panel);
        }
        return beside(now, around, panel).orElseGet(() -> guess(now, panel, false));
    }

    /** Looks for the split that tells the place from something that is still there. */
    private Optional<DockLayout> beside(DockLayout now, DockLayout then, String panel) {
        if (!(then instanceof Split split)) {
            return Optional.empty();
        }
        int mine = 0;
        while (mine < split.parts().size() && !places(split.parts().get(mine)).contains(place)) {
            mine++;
        }
        if (mine == split.parts().size()) {
            return Optional.empty();
        }
        Optional<DockLayout> nearer = beside(now, split.parts().get(mine), panel);
        if (nearer.isPresent()) {
            return nearer;
        }
        Set<String> before = placesOf(split.parts().subList(0, mine), now);
        Set<String> after =
                placesOf(split.parts().subList(mine + 1, split.parts().size()), now);
        Set<String> others = new LinkedHashSet<>(before);
        others.addAll(after);
        if (others.isEmpty()) {
            return Optional.empty();
        }
        double from = mine == 0 ? 0 : split.dividers().get(mine - 1);
        double to = mine == split.parts().size() - 1 ? 1 : split.dividers().get(mine);
        boolean first = before.isEmpty();
        Tabs tabs = new Tabs(place, List.of(panel), Optional.of(panel));
        return Optional.of(wrap(
                now,
                others,
                rest -> new Split(
                        split.orientation(),
                        first ? List.of(tabs, rest) : List.of(rest, tabs),
                        List.of(first ? to - from : 1 - (to - from)))));
    }

    private static Set<String> placesOf(List<DockLayout> parts, DockLayout now) {
        Set<String> found = new LinkedHashSet<>();
        parts.forEach(part -> found.addAll(places(part)));
        found.retainAll(places(now));
        return found;
    }

    /** Changes the smallest part that holds all of the places. */
    private static DockLayout wrap(DockLayout layout, Set<String> places, UnaryOperator<DockLayout> change) {
        if (layout instanceof Split split) {
            for (int i = 0; i < split.parts().size(); i++) {
                if (places(split.parts().get(i)).containsAll(places)) {
                    List<DockLayout> parts = new ArrayList<>(split.parts());
                    parts.set(i, wrap(parts.get(i), places, change));
                    return new Split(split.orientation(), parts, split.dividers());
                }
            }
        }
        return change.apply(layout);
    }
}
