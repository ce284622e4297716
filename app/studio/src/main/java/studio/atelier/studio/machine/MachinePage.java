package studio.atelier.studio.machine;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import studio.atelier.engine.api.machine.MachineStatus;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.gauge.Gauge;
import studio.atelier.workbench.notification.FailureText;
import studio.atelier.workbench.theme.Icons;
import studio.atelier.workbench.theme.Theme;
import studio.atelier.workbench.thread.Reading;

/** The page of the machine. It looks at the machine while it is in a window. JavaFX thread. */
final class MachinePage extends ScrollPane implements AutoCloseable {

    private static final double GB = 1e9;

    private final MachineModel model;
    private final FlowPane gauges = new FlowPane(12, 12);
    private final Gauge cpu;
    private final Gauge memory;
    private final Gauge slots;
    private final Gauge gpus;
    private final Gauge disk;
    private final GpuGauges gpuGauges;
    private final QueuePane queue;
    private final ClientsPane clients;
    private final Label problem = Labels.of("", "at-status-warning");
    private final Subscription subscriptions;

    MachinePage(RoomContext context, MachineModel model, ClientDoor door) {
        this.model = model;
        Theme theme = context.workbench().theme();
        this.cpu = new Gauge(theme, "CPU", "%", 2);
        this.memory = new Gauge(theme, "Memory", "GB", 1);
        this.slots = new Gauge(theme, "CPUs reserved", "", 0);
        this.gpus = new Gauge(theme, "GPUs reserved", "", 3);
        this.disk = new Gauge(theme, "Disk", "GB", 6);
        this.gpuGauges = new GpuGauges(theme, gauges.getChildren());
        this.queue = new QueuePane(context.links()::openJob);
        this.clients = new ClientsPane(door);
        ImagesPane images = new ImagesPane();
        WorkspacePane workspace =
                new WorkspacePane(context.workbench(), context.engine().machine(), model::measure);
        gauges.getChildren().addAll(cpu, memory, slots, disk);
        problem.setGraphic(Icons.of(Status.WARNING.icon(), "at-icon-14", Status.WARNING.style()));
        problem.setWrapText(true);
        Button again = new Button("Look again", Icons.of("ci-renew"));
        again.getStyleClass().add("quiet");
        again.setOnAction(event -> model.askImages());
        Button measure = new Button("Measure again", Icons.of("ci-renew"));
        measure.getStyleClass().add("quiet");
        measure.setOnAction(event -> model.measure());
        VBox content = new VBox(
                20,
                problem,
                section("Now", gauges),
                section("Jobs at work and in the queue", queue),
                section("Clients: boto3, the AWS CLI and others", clients),
                section("Images and what runs them", images, again),
                section("Workspace", workspace, measure));
        content.getStyleClass().add("machine-page");
        content.setMaxWidth(1100);
        setContent(content);
        setFitToWidth(true);
        getStyleClass().add("job-scroll");
        subscriptions = Subscription.combine(
                model.statusProperty().subscribe(this::show),
                model.imagesProperty().subscribe(images::show),
                model.workspaceProperty().subscribe(workspace::show),
                sceneProperty().subscribe(scene -> model.watch(scene != null)));
    }

    private static VBox section(String title, Node content, Button... actions) {
        HBox head = new HBox(8, Labels.of(title, "at-title"), Labels.spring());
        head.setAlignment(Pos.CENTER_LEFT);
        head.getChildren().addAll(actions);
        return new VBox(8, head, content);
    }

    private void show(Reading<MachineStatus> state) {
        // The next look may go well; until then the last values stay.
        String failure = state.problem()
                .map(why -> "The machine cannot be looked at: " + FailureText.of(why))
                .orElse("");
        problem.setText(failure);
        problem.setVisible(!failure.isEmpty());
        problem.setManaged(!failure.isEmpty());
        state.known().ifPresent(this::show);
    }

    private void show(MachineStatus status) {
        cpu.set(status.cpuLoad() * 100, 100);
        memory.set(status.memoryUsed() / GB, status.memoryTotal() / GB);
        slots.set(status.slots().cpusUsed(), status.slots().cpus());
        disk.set(
                (status.disk().total() - status.disk().free()) / GB,
                Math.max(1, status.disk().total() / GB));
        if (status.slots().gpus() > 0) {
            if (!gauges.getChildren().contains(gpus)) {
                gauges.getChildren().add(3, gpus);
            }
            gpus.set(status.slots().gpusUsed(), status.slots().gpus());
        }
        gpuGauges.show(status.gpus());
        queue.show(status);
    }

    @Override
    public void close() {
        subscriptions.unsubscribe();
        clients.close();
        model.watch(false);
    }
}
