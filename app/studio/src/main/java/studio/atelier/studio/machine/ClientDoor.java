package studio.atelier.studio.machine;

import java.io.IOException;
import java.net.SocketException;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.api.compute.ContainerAccess;
import studio.atelier.engine.gateway.ClientAccess;
import studio.atelier.engine.gateway.Gateway;
import studio.atelier.engine.gateway.GatewaySettings;
import studio.atelier.workbench.notification.FailureText;
import studio.atelier.workbench.task.BackgroundTask;
import studio.atelier.workbench.task.TaskCenter;
import studio.atelier.workbench.task.TaskWork;

/**
 * The door of a project's engine for boto3, the AWS CLI and other clients of this machine. It opens and closes in the
 * background. JavaFX thread, but for {@link #close}.
 */
public final class ClientDoor implements AutoCloseable {

    private static final int HIGHEST = 65_535;

    private final Engine engine;
    private final TaskCenter tasks;
    private final DoorMemory memory;
    private final StringProperty port = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<DoorState> state = new ReadOnlyObjectWrapper<>(new DoorState.Closed());
    private final BooleanBinding ready = Bindings.createBooleanBinding(this::isReady, port, state);
    private final Object lock = new Object();
    private @Nullable Gateway gateway;
    private boolean ended;

    public ClientDoor(Engine engine, TaskCenter tasks, DoorMemory memory) {
        this.engine = engine;
        this.tasks = tasks;
        this.memory = memory;
        port.set(memory.port());
        port.addListener((observable, before, now) -> {
            // Another port is another try: what was wrong with the last one is no longer of interest.
            if (state.get() instanceof DoorState.Failed) {
                state.set(new DoorState.Closed());
            }
        });
    }

    public ReadOnlyObjectProperty<DoorState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public DoorState state() {
        return state.get();
    }

    /** The port as it is typed; empty for one that is free. Counts from the next opening on. */
    StringProperty portProperty() {
        return port;
    }

    /** @return what is wrong with the port, and what it may be */
    Optional<String> complaint() {
        String typed = port.get().strip();
        return typed.isEmpty() || typed.matches("\\d{1,5}") && isPort(Integer.parseInt(typed))
                ? Optional.empty()
                : Optional.of("A port is a number from 1 to " + HIGHEST + "; with none, one that is free is taken");
    }

    private static boolean isPort(int number) {
        return number >= 1 && number <= HIGHEST;
    }

    /** Whether {@link #toggle} does something now. */
    public BooleanBinding readyProperty() {
        return ready;
    }

    private boolean isReady() {
        return switch (state.get()) {
            case DoorState.Open open -> true;
            case DoorState.Changing changing -> false;
            case DoorState.Closed closed -> complaint().isEmpty();
            case DoorState.Failed failed -> complaint().isEmpty();
        };
    }

    /** Opens the door again if it was open when the project was left. */
    public void restore() {
        if (memory.wasOpen() && ready.get()) {
            toggle();
        }
    }

    /** Opens the door if it is closed, else closes it. Failures are told. */
    public void toggle() {
        if (!ready.get()) {
            return;
        }
        String typed = port.get().strip();
        if (state.get().isOn()) {
            memory.keep(false, typed);
            change("Closing the door for clients", false, context -> {
                shut();
                return new DoorState.Closed();
            });
        } else {
            int number = typed.isEmpty() ? 0 : Integer.parseInt(typed);
            change("Opening the door for clients", true, context -> open(number));
        }
    }

    private void change(String name, boolean opening, TaskWork<DoorState> work) {
        state.set(new DoorState.Changing(opening));
        BackgroundTask task = tasks.start(name, work, this::arrive);
        // A task that has ended is listed for long, and must not hold the project.
        task.stateProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(
                    ObservableValue<? extends BackgroundTask.State> observable,
                    BackgroundTask.State before,
                    BackgroundTask.State outcome) {
                observable.removeListener(this);
                ended(task, outcome);
            }
        });
    }

    private void ended(BackgroundTask task, BackgroundTask.State outcome) {
        switch (outcome) {
            case FAILED -> task.failure().ifPresent(failure -> state.set(new DoorState.Failed(failure)));
            case CANCELLED -> state.set(new DoorState.Closed());
            case RUNNING, SUCCEEDED -> {}
        }
    }

    private void arrive(DoorState now) {
        // One that could not be opened is remembered as it was before.
        if (now instanceof DoorState.Open) {
            memory.keep(true, port.get().strip());
        }
        state.set(now);
    }

    private DoorState open(int number) throws IOException {
        synchronized (lock) {
            if (ended) {
                return new DoorState.Closed();
            }
            Gateway opened = listen(number);
            gateway = opened;
            ClientAccess access = ClientAccess.withAnyKey(opened.endpoint());
            engine.tellContainers(opened.containers(access));
            return new DoorState.Open(access);
        }
    }

    private Gateway listen(int number) throws IOException {
        try {
            return Gateway.open(engine, GatewaySettings.loopback(number));
        } catch (IOException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            if (number != 0 && root instanceof SocketException) {
                throw new IOException(
                        "Port " + number + " cannot be had (" + FailureText.of(root)
                                + "); choose another one, or none for one that is free",
                        e);
            }
            throw e;
        }
    }

    private void shut() throws IOException {
        synchronized (lock) {
            Gateway open = gateway;
            if (open != null) {
                gateway = null;
                engine.tellContainers(ContainerAccess.NONE);
                open.close();
            }
        }
    }

    /**
     * Lets nobody in any more, for good; whether it was open stays remembered. Waits up to 30 seconds for requests in
     * progress. Not on the JavaFX thread.
     */
    @Override
    public void close() throws IOException {
        synchronized (lock) {
            ended = true;
            shut();
        }
    }
}
