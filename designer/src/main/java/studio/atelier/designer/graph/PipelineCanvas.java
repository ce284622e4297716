package studio.atelier.designer.graph;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.graph.LayoutResult.Flow;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.workbench.canvas.Box;
import studio.atelier.workbench.canvas.CanvasModel;
import studio.atelier.workbench.canvas.CanvasView;
import studio.atelier.workbench.canvas.Minimap;
import studio.atelier.workbench.canvas.Selection;
import studio.atelier.workbench.canvas.ZoomBar;
import studio.atelier.workbench.theme.Palette;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.theme.Token;

/**
 * A pipeline as cards and wires on the big canvas, with how it stands with each step. Who uses it gives it a graph and,
 * as often as they change, the states of the steps. Steps are named by the ids of {@link PipelineGraph#nodes()}. JavaFX
 * thread.
 */
public final class PipelineCanvas extends StackPane implements AutoCloseable {

    private static final double CELL = 480;
    private static final double LEAST_FOR_MAP = 480;

    private final CanvasModel<String> model = new CanvasModel<>(CELL);
    private final View view;
    private final GraphPainter painter;
    private final Minimap<String> minimap;
    private final ActionBar actions = new ActionBar();
    private final Label empty = new Label("This pipeline has no steps");
    private final Button flowButton;
    private final Pulse pulse;
    private final DrawingBoard board = new DrawingBoard(this::place, failure -> failed(failure));
    private final ReadOnlyObjectWrapper<@Nullable String> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Drawing> drawing = new ReadOnlyObjectWrapper<>(Drawing.empty());
    private final CardStates states = new CardStates();
    private Supplier<PipelineGraph> wanted = PipelineGraph::empty;
    private Flow flow = Flow.DOWN;
    private boolean fitNext;
    private Consumer<Throwable> onLayoutFailure = failure -> {
        throw new IllegalStateException("The graph could not be laid out.", failure);
    };

    /** The parameters count as contents. */
    private final class View extends CanvasView<String> {
        View(Theme theme) {
            super(theme, model);
        }

        @Override
        protected Optional<Box> contents() {
            Optional<Box> cards = super.contents();
            return layoutResult()
                    .parameters()
                    .map(p -> cards.map(p::union).orElse(p))
                    .or(() -> cards);
        }
    }

    public PipelineCanvas(Theme theme) {
        this(theme, InstantSource.system());
    }

    PipelineCanvas(Theme theme, InstantSource clock) {
        view = new View(theme);
        painter = new GraphPainter(model, states, clock);
        view.addLayer(painter);
        minimap = new Minimap<>(theme, view, this::mapColor);
        minimap.setExtras(() -> layoutResult().parameters().stream().toList());
        ZoomBar zoom = new ZoomBar(view);
        flowButton = zoom.add("ci-tree-view-alt", "Lay out to the right", this::turn);
        pulse = new Pulse(view::redrawAt);
        empty.getStyleClass().add("at-subtitle");
        empty.setMouseTransparent(true);
        empty.setVisible(false);
        getChildren().addAll(view, empty, minimap, zoom, actions);
        setAlignment(minimap, Pos.TOP_RIGHT);
        setAlignment(zoom, Pos.BOTTOM_LEFT);
        setMargin(minimap, new Insets(16));
        setMargin(zoom, new Insets(12));
        setMinSize(0, 0);
        getStyleClass().add("at-pipeline-canvas");
        model.selection().onChange(() -> {
            selected.set(model.selection().lead().orElse(null));
            tell();
        });
        new CardHover(view, actions, painter::hover);
        sceneProperty().subscribe(scene -> move());
        view.reducedMotionProperty().subscribe(reduced -> move());
        widthProperty().subscribe(width -> showMinimap());
        tell();
    }

    /** Draws a definition in the background and shows it then, everything in view. What is shown stays until then. */
    public void show(PipelineDefinition definition) {
        fitNext = true;
        update(definition);
    }

    /** Draws a definition that was changed in the background, and leaves the view where it is. */
    public void update(PipelineDefinition definition) {
        wanted = () -> PipelineGraph.of(definition);
        board.draw(wanted, flow);
    }

    /** Shows a drawing, everything in view. The selection and the states of its steps stay. */
    public void show(Drawing ready) {
        board.drop();
        wanted = ready::graph;
        fitNext = true;
        place(ready);
    }

    /** What is shown. */
    public ReadOnlyObjectProperty<Drawing> drawingProperty() {
        return drawing.getReadOnlyProperty();
    }

    /** Called on the JavaFX thread if a layout in the background fails. */
    public void setOnLayoutFailure(Consumer<Throwable> action) {
        onLayoutFailure = action;
    }

    public PipelineGraph graph() {
        return drawing.get().graph();
    }

    public LayoutResult layoutResult() {
        return drawing.get().places();
    }

    public Flow flow() {
        return flow;
    }

    /** Lays out anew in a direction. */
    public void setFlow(Flow wantedFlow) {
        if (flow != wantedFlow) {
            flow = wantedFlow;
            String tip = wantedFlow == Flow.DOWN ? "Lay out to the right" : "Lay out downwards";
            flowButton.setTooltip(new Tooltip(tip));
            flowButton.setAccessibleText(tip);
            fitNext = true;
            board.draw(wanted, wantedFlow);
        }
    }

    /** Replaces the states of all steps; those not named are {@link NodeState#IDLE}. */
    public void setStates(Map<String, NodeState> now) {
        statesChanged(states.replace(now));
    }

    public void setState(String step, NodeState state) {
        statesChanged(states.put(step, state));
    }

    public NodeState state(String step) {
        return states.of(step);
    }

    /** The step that was selected last; null if none is. */
    public ReadOnlyObjectProperty<@Nullable String> selectedStepProperty() {
        return selected.getReadOnlyProperty();
    }

    /** All selected steps. */
    public Selection<String> selection() {
        return model.selection();
    }

    public void select(String step) {
        if (graph().nodes().containsKey(step)) {
            model.selection().set(List.of(step));
        }
    }

    /** Selects a step and moves it into the middle, at 100 % if the scale of now is smaller. */
    public void zoomTo(String step) {
        Box card = layoutResult().cards().get(step);
        if (card != null) {
            select(step);
            view.zoomTo(card.grown(Math.max(view.getWidth(), view.getHeight()) / 3));
        }
    }

    /** Selects a step and moves the view only if it is out of sight. */
    public void reveal(String step) {
        Box card = layoutResult().cards().get(step);
        if (card != null) {
            select(step);
            view.reveal(card);
        }
    }

    /** Shows everything. */
    public void fit() {
        view.fit();
    }

    /** The canvas below, for its viewport, keys and layers. */
    public CanvasView<String> canvas() {
        return view;
    }

    /** Under reduced motion nothing turns, no dash moves and zooming jumps. */
    public BooleanProperty reducedMotionProperty() {
        return view.reducedMotionProperty();
    }

    /** Called with the step on a double click and on Enter. */
    public void setOnOpen(Consumer<String> action) {
        view.setOnOpen(action);
    }

    /** Called with the step, if there is one, and a place on the screen. */
    public void setOnContextMenu(BiConsumer<Optional<String>, Point2D> action) {
        view.setOnContextMenu(action);
    }

    /** Sets the buttons on the card under the pointer; none at first. */
    public void setCardActions(List<CardAction> buttons) {
        actions.actions(buttons);
    }

    /** Whether frames are asked for because a step runs. */
    boolean isMoving() {
        return pulse.isRunning();
    }

    /** Ends what goes on in the background. */
    @Override
    public void close() {
        board.drop();
    }

    private void failed(Throwable failure) {
        onLayoutFailure.accept(failure);
    }

    private void place(Drawing ready) {
        LayoutResult places = ready.places();
        flow = places.cards().isEmpty() ? flow : places.direction();
        painter.show(ready);
        actions.hide();
        drawing.set(ready);
        model.show(places.cards());
        empty.setVisible(ready.graph().nodes().isEmpty());
        showMinimap();
        if (fitNext) {
            fitNext = false;
            view.fitNow();
        }
        tell();
    }

    private void showMinimap() {
        minimap.setVisible(getWidth() >= LEAST_FOR_MAP && !graph().nodes().isEmpty());
    }

    private void turn() {
        setFlow(flow == Flow.DOWN ? Flow.RIGHT : Flow.DOWN);
    }

    private void statesChanged(boolean recoloured) {
        if (recoloured) {
            minimap.refresh();
        }
        view.redraw();
        move();
        tell();
    }

    private void move() {
        pulse.run(
                getScene() != null && states.anyMoving(),
                view.reducedMotionProperty().get());
    }

    private Color mapColor(String step, Palette palette) {
        return palette.get(state(step).color(Token.BORDER_3));
    }

    private void tell() {
        Optional<GraphNode> chosen = model.selection().lead().flatMap(node -> graph().node(node));
        view.setAccessibleText(SpokenGraph.of(graph(), chosen, states));
    }
}
