package studio.atelier.designer.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.eclipse.elk.alg.layered.options.CrossingMinimizationStrategy;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.HierarchyHandling;
import org.eclipse.elk.core.options.PortAlignment;
import org.eclipse.elk.core.options.PortConstraints;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.core.util.IndividualSpacings;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.graph.LayoutResult.Flow;
import studio.atelier.designer.graph.LayoutResult.Point;
import studio.atelier.workbench.canvas.Box;

/** The thorough layout, by the layered algorithm of the Eclipse Layout Kernel, with branches as nodes around nodes. */
final class ElkLayout {

    private static final double PORT = 9;
    private static final int NETWORK = 150;
    private static final double PORT_GAP = 84;
    private static final double LANE_HEAD = 26;
    private static final double LANE_PADDING = 14;

    private final PipelineGraph graph;
    private final Flow flow;
    private final BooleanSupplier canceled;
    private final ElkNode root = ElkGraphUtil.createGraph();
    private final Map<Lane, ElkNode> lanes = new LinkedHashMap<>();
    private final Map<String, ElkNode> cards = new LinkedHashMap<>();
    private final Map<Port, ElkPort> ports = new LinkedHashMap<>();
    private final Map<Wire, ElkEdge> edges = new LinkedHashMap<>();

    ElkLayout(PipelineGraph graph, Flow flow, BooleanSupplier canceled) {
        this.graph = graph;
        this.flow = flow;
        this.canceled = canceled;
    }

    LayoutResult compute() {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
        build();
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor() {
            @Override
            public boolean isCanceled() {
                return canceled.getAsBoolean();
            }
        });
        if (canceled.getAsBoolean()) {
            throw new CancellationException("The layout is no longer wanted.");
        }
        return read();
    }

    private void build() {
        options(root, 0);
        Map<Lane, Integer> members = new HashMap<>();
        graph.nodes().values().forEach(n -> n.lane().ifPresent(l -> members.merge(l, 1, Integer::sum)));
        for (GraphNode node : graph.nodes().values()) {
            ElkNode card = ElkGraphUtil.createNode(parent(node.lane(), members));
            card.setDimensions(CardSize.WIDTH, CardSize.HEIGHT);
            card.setProperty(LayeredOptions.PORT_CONSTRAINTS, PortConstraints.FIXED_SIDE);
            IndividualSpacings spacings = new IndividualSpacings();
            spacings.setProperty(LayeredOptions.SPACING_PORT_PORT, portGap(node.id()));
            card.setProperty(CoreOptions.SPACING_INDIVIDUAL, spacings);
            card.setProperty(LayeredOptions.PORT_ALIGNMENT_DEFAULT, PortAlignment.CENTER);
            cards.put(node.id(), card);
            for (Port port : graph.ports(node.id())) {
                ElkPort made = ElkGraphUtil.createPort(card);
                made.setDimensions(PORT, PORT);
                made.setProperty(LayeredOptions.PORT_SIDE, side(port));
                made.setProperty(LayeredOptions.PORT_BORDER_OFFSET, -PORT / 2);
                ports.put(port, made);
            }
        }
        for (Wire wire : graph.wires()) {
            edges.put(wire, ElkGraphUtil.createSimpleEdge(ports.get(wire.from()), ports.get(wire.to())));
        }
    }

    /** As far apart as names like it, if there is room for all on the side with more of them. */
    private double portGap(String node) {
        long inputs = graph.ports(node).stream().filter(Port::input).count();
        long most = Math.max(inputs, graph.ports(node).size() - inputs);
        double side = flow == Flow.DOWN ? CardSize.WIDTH : CardSize.HEIGHT;
        return Math.max(1, Math.min(flow == Flow.DOWN ? PORT_GAP : 12, side / Math.max(1, most) - PORT - 4));
    }

    private ElkNode parent(Optional<Lane> lane, Map<Lane, Integer> members) {
        if (lane.isEmpty()) {
            return root;
        }
        Lane inner = lane.get();
        ElkNode known = lanes.get(inner);
        if (known != null) {
            return known;
        }
        ElkNode outer = parent(graph.node(inner.owner()).flatMap(GraphNode::lane), members);
        if (members.getOrDefault(inner, 0) < 2) {
            return outer;
        }
        ElkNode made = ElkGraphUtil.createNode(outer);
        options(made, LANE_HEAD);
        lanes.put(inner, made);
        return made;
    }

    private void options(ElkNode container, double head) {
        container.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        container.setProperty(LayeredOptions.DIRECTION, flow == Flow.DOWN ? Direction.DOWN : Direction.RIGHT);
        container.setProperty(LayeredOptions.HIERARCHY_HANDLING, HierarchyHandling.INCLUDE_CHILDREN);
        container.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
        container.setProperty(
                LayeredOptions.NODE_PLACEMENT_STRATEGY,
                graph.nodes().size() <= NETWORK
                        ? NodePlacementStrategy.NETWORK_SIMPLEX
                        : NodePlacementStrategy.BRANDES_KOEPF);
        container.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_EDGES);
        container.setProperty(LayeredOptions.CROSSING_MINIMIZATION_STRATEGY, CrossingMinimizationStrategy.LAYER_SWEEP);
        container.setProperty(LayeredOptions.RANDOM_SEED, 1);
        container.setProperty(LayeredOptions.THOROUGHNESS, 7);
        container.setProperty(LayeredOptions.SPACING_NODE_NODE, 44.0);
        container.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 48.0);
        container.setProperty(LayeredOptions.SPACING_EDGE_NODE, 28.0);
        container.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 18.0);
        container.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 14.0);
        container.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
        container.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 48.0);
        container.setProperty(
                LayeredOptions.PADDING,
                head == 0 ? new ElkPadding(0) : new ElkPadding(head, LANE_PADDING, LANE_PADDING, LANE_PADDING));
        if (head > 0) {
            container.setProperty(LayeredOptions.NODE_SIZE_CONSTRAINTS, SizeConstraint.free());
        }
    }

    private PortSide side(Port port) {
        if (flow == Flow.DOWN) {
            return port.input() ? PortSide.NORTH : PortSide.SOUTH;
        }
        return port.input() ? PortSide.WEST : PortSide.EAST;
    }

    private LayoutResult read() {
        Map<String, Box> placed = new LinkedHashMap<>();
        cards.forEach((id, card) -> {
            Box box = box(card);
            placed.put(id, new Box(Math.round(box.x()), Math.round(box.y()), box.width(), box.height()));
        });
        Map<Port, Point> spots = new LinkedHashMap<>();
        ports.forEach((port, made) -> {
            Point corner = corner(made.getParent());
            spots.put(
                    port,
                    new Point(
                            Math.round(corner.x()) + Math.round(made.getX() + PORT / 2),
                            Math.round(corner.y()) + Math.round(made.getY() + PORT / 2)));
        });
        Map<Wire, List<Point>> routes = new LinkedHashMap<>();
        edges.forEach((wire, edge) -> routes.put(wire, route(wire, edge, spots)));
        Map<Lane, Box> areas = new LinkedHashMap<>();
        lanes.forEach((lane, node) -> areas.put(lane, outwards(box(node))));
        return new LayoutResult(flow, placed, spots, routes, areas, Optional.empty());
    }

    private static List<Point> route(Wire wire, ElkEdge edge, Map<Port, Point> spots) {
        List<Point> points = new ArrayList<>();
        points.add(spot(spots, wire.from()));
        Point corner = corner(edge.getContainingNode());
        for (ElkEdgeSection section : edge.getSections()) {
            for (ElkBendPoint bend : section.getBendPoints()) {
                points.add(new Point(corner.x() + bend.getX(), corner.y() + bend.getY()));
            }
        }
        points.add(spot(spots, wire.to()));
        return List.copyOf(points);
    }

    private static Point spot(Map<Port, Point> spots, Port port) {
        Point spot = spots.get(port);
        if (spot == null) {
            throw new IllegalStateException("The layout gave no place to " + port);
        }
        return spot;
    }

    private static Box outwards(Box box) {
        return Box.between(Math.floor(box.x()), Math.floor(box.y()), Math.ceil(box.right()), Math.ceil(box.bottom()));
    }

    private static Box box(ElkNode node) {
        Point corner = corner(node);
        return new Box(corner.x(), corner.y(), node.getWidth(), node.getHeight());
    }

    private static Point corner(@Nullable ElkNode node) {
        double x = 0;
        double y = 0;
        for (ElkNode at = node; at != null; at = at.getParent()) {
            x += at.getX();
            y += at.getY();
        }
        return new Point(x, y);
    }
}
