package studio.atelier.studio.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.embedded.EmbeddedEngine;
import studio.atelier.workbench.notification.NotificationCenter;
import studio.atelier.workbench.settings.Settings;
import studio.atelier.workbench.task.TaskCenter;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

/** The door without a screen, on a real engine. */
@ExtendWith(Toolkit.class)
class ClientDoorTest {

    @TempDir
    private Path folder;

    private EmbeddedEngine engine;
    private NotificationCenter notifications;
    private ClientDoor door;
    private int saved;

    @BeforeEach
    void open() throws IOException {
        engine = EmbeddedEngine.open(
                Optional.of(folder.resolve("workspace")), ProjectFile.none(), Duration.ofSeconds(1));
        notifications = Window.onFx(NotificationCenter::new);
        door = door(folder.resolve("project"));
    }

    @AfterEach
    void close() throws IOException {
        door.close();
        engine.close();
    }

    /** A door as a Studio makes it that starts anew. */
    private ClientDoor door(Path project) {
        return Window.onFx(() -> {
            Settings settings = new Settings(folder.resolve("settings.json"));
            settings.load();
            DoorMemory memory = new DoorMemory(settings, () -> save(settings), project);
            return new ClientDoor(engine, new TaskCenter(notifications), memory);
        });
    }

    private void save(Settings settings) {
        try {
            settings.save();
            saved++;
        } catch (IOException e) {
            throw new AssertionError("The settings were not saved", e);
        }
    }

    private void toggle() {
        Window.onFx(() -> {
            door.toggle();
            return true;
        });
    }

    private void type(String port) {
        Window.onFx(() -> {
            door.portProperty().set(port);
            return true;
        });
    }

    private DoorState await(Predicate<DoorState> wanted) throws Exception {
        WaitForAsyncUtils.waitFor(1, TimeUnit.MINUTES, () -> Window.onFx(() -> wanted.test(door.state())));
        return Window.onFx(door::state);
    }

    private URI awaitOpen() throws Exception {
        return await(DoorState.Open.class::isInstance).served().orElseThrow().endpoint();
    }

    private static boolean answers(URI endpoint) {
        try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    void opensAndClosesInTheBackground() throws Exception {
        DoorState atOnce = Window.onFx(() -> {
            door.toggle();
            return door.state();
        });
        URI endpoint = awaitOpen();

        assertThat(atOnce).isEqualTo(new DoorState.Changing(true));
        assertThat(InetAddress.getByName(endpoint.getHost()).isLoopbackAddress())
                .isTrue();
        assertThat(answers(endpoint)).isTrue();

        toggle();
        await(DoorState.Closed.class::isInstance);

        assertThat(answers(endpoint)).isFalse();
        assertThat(notifications.all()).isEmpty();
    }

    @Test
    void aPortThatIsNoneIsToldAndNothingOpens() {
        for (String wrong : new String[] {"0", "65536", "8o80", "-1", "123456", "99999999999"}) {
            type(wrong);
            assertThat(door.complaint())
                    .as(wrong)
                    .hasValueSatisfying(text -> assertThat(text).contains("from 1 to 65535"));
            toggle();
            assertThat(Window.onFx(door::state)).as(wrong).isInstanceOf(DoorState.Closed.class);
        }
        type(" 8700 ");
        assertThat(door.complaint()).isEmpty();
        type("");
        assertThat(door.complaint()).isEmpty();
    }

    @Test
    void aPortThatIsTakenIsToldWithWhatToDoAndAnotherOpens() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            type(String.valueOf(taken.getLocalPort()));
            toggle();
            DoorState state = await(DoorState.Failed.class::isInstance);

            assertThat(state)
                    .isInstanceOfSatisfying(
                            DoorState.Failed.class,
                            failed -> assertThat(failed.failure())
                                    .hasMessageContaining("Port " + taken.getLocalPort())
                                    .hasMessageContaining("choose another one, or none"));
            assertThat(notifications.all()).hasSize(1);
            assertThat(saved).isZero();
        }
        int free = freePort();
        type(String.valueOf(free));
        assertThat(Window.onFx(door::state)).isInstanceOf(DoorState.Closed.class);
        toggle();
        assertThat(awaitOpen()).hasPort(free);
    }

    @Test
    void opensAgainWithItsProjectOnItsPortAndNoOther() throws Exception {
        int free = freePort();
        type(String.valueOf(free));
        toggle();
        URI endpoint = awaitOpen();
        door.close();
        assertThat(answers(endpoint)).isFalse();

        door = door(folder.resolve("other"));
        restore();
        assertThat(Window.onFx(door::state)).isInstanceOf(DoorState.Closed.class);

        door = door(folder.resolve("project"));
        restore();
        assertThat(awaitOpen()).isEqualTo(endpoint);
        toggle();
        await(DoorState.Closed.class::isInstance);

        door = door(folder.resolve("project"));
        restore();
        assertThat(Window.onFx(door::state)).isInstanceOf(DoorState.Closed.class);
        assertThat(Window.onFx(() -> door.portProperty().get())).isEqualTo(String.valueOf(free));
    }

    private void restore() {
        Window.onFx(() -> {
            door.restore();
            return true;
        });
    }

    @Test
    void oneThatIsOpenedAsItsProjectClosesStaysShut() throws Exception {
        door.close();
        toggle();
        await(state -> !(state instanceof DoorState.Changing));

        assertThat(Window.onFx(door::state)).isInstanceOf(DoorState.Closed.class);
    }
}
