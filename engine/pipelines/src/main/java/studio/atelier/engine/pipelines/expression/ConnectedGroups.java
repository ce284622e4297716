package studio.atelier.engine.pipelines.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The strongly connected components of a directed graph, by Tarjan's algorithm with a stack of its own in
 * place of recursion.
 */
final class ConnectedGroups {

    private record Visit(String name, Iterator<String> next) {}

    private final Map<String, Integer> places;
    private final Function<String, Set<String>> next;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> lowest = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> isOpen = new HashSet<>();
    private final List<Set<String>> groups = new ArrayList<>();

    private ConnectedGroups(Map<String, Integer> places, Function<String, Set<String>> next) {
        this.places = places;
        this.next = next;
    }

    /**
     * The groups, by their first member in the given order; single nodes are groups too.
     *
     * @param next where the edges of a node lead; nodes that are not among {@code names} are left out
     */
    static List<Set<String>> of(Collection<String> names, Function<String, Set<String>> next) {
        Map<String, Integer> places = new LinkedHashMap<>();
        names.forEach(n -> places.put(n, places.size()));
        ConnectedGroups search = new ConnectedGroups(places, next);
        for (String name : places.keySet()) {
            if (!search.numbers.containsKey(name)) {
                search.from(name);
            }
        }
        search.groups.sort(Comparator.comparing(g -> search.place(g.iterator().next())));
        return search.groups;
    }

    private void from(String start) {
        Deque<Visit> visits = new ArrayDeque<>();
        visits.push(enter(start));
        while (!visits.isEmpty()) {
            Visit visit = visits.element();
            if (!visit.next.hasNext()) {
                visits.remove();
                leave(visit.name);
                if (!visits.isEmpty()) {
                    reaches(visits.element().name, lowest.getOrDefault(visit.name, 0));
                }
                continue;
            }
            String name = visit.next.next();
            Integer number = numbers.get(name);
            if (number == null && places.containsKey(name)) {
                visits.push(enter(name));
            } else if (number != null && isOpen.contains(name)) {
                reaches(visit.name, number);
            }
        }
    }

    private Visit enter(String name) {
        numbers.put(name, numbers.size());
        lowest.put(name, numbers.size() - 1);
        open.push(name);
        isOpen.add(name);
        return new Visit(name, next.apply(name).iterator());
    }

    private void reaches(String name, int number) {
        lowest.merge(name, number, Math::min);
    }

    private void leave(String name) {
        if (!lowest.getOrDefault(name, 0).equals(numbers.get(name))) {
            return;
        }
        Set<String> group = new TreeSet<>(Comparator.comparing(this::place));
        String member;
        do {
            member = open.pop();
            isOpen.remove(member);
            group.add(member);
        } while (!member.equals(name));
        groups.add(group);
    }

    private int place(String name) {
        return places.getOrDefault(name, 0);
    }
}
