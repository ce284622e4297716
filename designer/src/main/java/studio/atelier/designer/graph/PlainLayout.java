package studio.atelier.designer.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import studio.atelier.designer.graph.LayoutResult.Flow;
import studio.atelier.designer.graph.LayoutResult.Point;
import studio.atelier.workbench.canvas.Box;

/**
 * The layout of very large graphs, in time that grows with the number of wires: layers by longest path, order by
 * middles of neighbours, a wide layer broken into rows.
 */
final class PlainLayout {

    private static final int SWEEPS = 8;
    private static final double GAP = 44;
    private static final double LAYER_GAP = 72;
    private static final double ROW_GAP = 56;

    private final PipelineGraph graph;
    private final Flow flow;
    private final BooleanSupplier canceled;
    private final List<String> ids;
    private final int[] layer;
    private final int[][] before;
    private final int[][] after;

    PlainLayout(PipelineGraph graph, Flow flow, BooleanSupplier canceled) {
        this.graph = graph;
        this.flow = flow;
        this.canceled = canceled;
        this.ids = List.copyOf(graph.nodes().keySet());
        this.layer = new int[ids.size()];
        Map<String, Integer> numbers = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            numbers.put(ids.get(i), i);
        }
        this.before = neighbours(numbers, false);
        this.after = neighbours(numbers, true);
    }

    LayoutResult compute() {
        assignLayers();
        List<int[]> rows = ordered();
        return place(rows);
    }

    private int[][] neighbours(Map<String, Integer> numbers, boolean forward) {
        List<List<Integer>> found = new ArrayList<>();
        ids.forEach(id -> found.add(new ArrayList<>()));
        for (Wire wire : graph.wires()) {
            Integer from = numbers.get(wire.from().node());
            Integer to = numbers.get(wire.to().node());
            if (from != null && to != null) {
                found.get(forward ? from : to).add(forward ? to : from);
            }
        }
        return found.stream()
                .map(list -> list.stream().distinct().mapToInt(i -> i).toArray())
                .toArray(int[][]::new);
    }

    /** Steps in a circle keep the layer that they had when nothing else was left. */
    private void assignLayers() {
        int[] open = new int[ids.size()];
        Deque<Integer> ready = new ArrayDeque<>();
        for (int i = 0; i < open.length; i++) {
            open[i] = before[i].length;
            if (open[i] == 0) {
                ready.add(i);
            }
        }
        while (!ready.isEmpty()) {
            int at = ready.remove();
            for (int next : after[at]) {
                layer[next] = Math.max(layer[next], layer[at] + 1);
                if (--open[next] == 0) {
                    ready.add(next);
                }
            }
        }
    }

    private List<int[]> ordered() {
        int count = Arrays.stream(layer).max().orElse(0) + 1;
        List<List<Integer>> layers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            layers.add(new ArrayList<>());
        }
        for (int i = 0; i < layer.length; i++) {
            layers.get(layer[i]).add(i);
        }
        double[] place = new double[ids.size()];
        layers.forEach(members -> number(members, place));
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            if (canceled.getAsBoolean()) {
                throw new CancellationException("The layout is no longer wanted.");
            }
            boolean down = sweep % 2 == 0;
            for (int i = 0; i < count; i++) {
                List<Integer> members = layers.get(down ? i : count - 1 - i);
                double[] middle = new double[ids.size()];
                members.forEach(m -> middle[m] = middle(down ? before[m] : after[m], place, place[m]));
                members.sort(Comparator.comparingDouble(m -> middle[m]));
                number(members, place);
            }
        }
        return layers.stream()
                .map(members -> members.stream().mapToInt(i -> i).toArray())
                .toList();
    }

    /** Places are fractions of the layer, so that layers of different widths can be compared. */
    private static void number(List<Integer> members, double[] place) {
        for (int i = 0; i < members.size(); i++) {
            place[members.get(i)] = (i + 0.5) / members.size();
        }
    }

    private static double middle(int[] neighbours, double[] place, double otherwise) {
        return neighbours.length == 0
                ? otherwise
                : Arrays.stream(neighbours).mapToDouble(n -> place[n]).average().orElse(otherwise);
    }

    private LayoutResult place(List<int[]> layers) {
        int widest = (int) Math.max(8, Math.ceil(Math.sqrt(ids.size() * 1.2)));
        double across = flow == Flow.DOWN ? CardSize.WIDTH : CardSize.HEIGHT;
        double along = flow == Flow.DOWN ? CardSize.HEIGHT : CardSize.WIDTH;
        Map<Integer, Box> boxes = new HashMap<>();
        double at = 0;
        for (int[] members : layers) {
            int rows = (members.length + widest - 1) / widest;
            for (int row = 0; row < rows; row++) {
                int from = (int) ((long) members.length * row / rows);
                int to = (int) ((long) members.length * (row + 1) / rows);
                double start = -(to - from) * (across + GAP) / 2;
                for (int i = from; i < to; i++) {
                    double offset = start + (i - from) * (across + GAP);
                    boxes.put(
                            members[i],
                            flow == Flow.DOWN
                                    ? new Box(offset, at, across, along)
                                    : new Box(at, offset, along, across));
                }
                at += along + (row + 1 < rows ? ROW_GAP : LAYER_GAP);
            }
        }
        Map<String, Box> cards = new LinkedHashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            cards.put(ids.get(i), boxes.get(i));
        }
        Map<Port, Point> ports = ports(cards);
        Map<Wire, List<Point>> routes = new LinkedHashMap<>();
        for (Wire wire : graph.wires()) {
            routes.put(wire, List.of(ports.get(wire.from()), ports.get(wire.to())));
        }
        return new LayoutResult(flow, cards, ports, routes, Map.of(), Optional.empty());
    }

    private Map<Port, Point> ports(Map<String, Box> cards) {
        Map<Port, Point> ports = new LinkedHashMap<>();
        cards.forEach((id, card) -> {
            for (boolean input : new boolean[] {true, false}) {
                List<Port> side =
                        graph.ports(id).stream().filter(p -> p.input() == input).toList();
                for (int i = 0; i < side.size(); i++) {
                    double part = (i + 1.0) / (side.size() + 1);
                    ports.put(
                            side.get(i),
                            flow == Flow.DOWN
                                    ? new Point(card.x() + card.width() * part, input ? card.y() : card.bottom())
                                    : new Point(input ? card.x() : card.right(), card.y() + card.height() * part));
                }
            }
        });
        return ports;
    }
}
