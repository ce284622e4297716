package studio.atelier.workbench.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.util.WaitForAsyncUtils;
import studio.atelier.workbench.notification.NotificationCenter;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

@ExtendWith(Toolkit.class)
class TaskCenterTest {

    private final NotificationCenter notifications = new NotificationCenter();
    private final TaskCenter center = new TaskCenter(notifications);

    private BackgroundTask start(TaskWork<String> work, AtomicReference<String> result) {
        return Window.onFx(() -> center.start("Counting", work, result::set));
    }

    private void awaitEnd(BackgroundTask task) throws Exception {
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> Window.onFx(() -> task.state() != BackgroundTask.State.RUNNING
                        && center.running().isEmpty()));
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void theResultIsDelivered() throws Exception {
        AtomicReference<String> result = new AtomicReference<>();
        BackgroundTask task = start(
                context -> {
                    context.progress(0.5, "half");
                    context.log("a line");
                    return "done";
                },
                result);
        awaitEnd(task);

        assertThat(result).hasValue("done");
        assertThat(task.state()).isEqualTo(BackgroundTask.State.SUCCEEDED);
        assertThat(task.stageProperty().get()).isEqualTo("half");
        assertThat(task.log()).containsExactly("a line");
        assertThat(center.ended()).containsExactly(task);
    }

    @Test
    void aFailureIsNeverSilent() throws Exception {
        AtomicReference<String> result = new AtomicReference<>();
        BackgroundTask task = start(
                context -> {
                    throw new IOException("The disk is full.");
                },
                result);
        awaitEnd(task);

        assertThat(task.state()).isEqualTo(BackgroundTask.State.FAILED);
        assertThat(result).hasValue(null);
        assertThat(notifications.all()).singleElement().satisfies(told -> {
            assertThat(told.title()).isEqualTo("Counting failed");
            assertThat(told.text()).isEqualTo("The disk is full.");
            assertThat(told.details()).contains("IOException");
        });
    }

    @Test
    void aResultThatCannotBeShownIsToldToo() throws Exception {
        BackgroundTask task = Window.onFx(() -> center.start("Counting", context -> "x", any -> {
            throw new IllegalStateException("no room");
        }));
        awaitEnd(task);

        assertThat(notifications.all())
                .singleElement()
                .satisfies(told -> assertThat(told.text()).isEqualTo("no room"));
    }

    @Test
    void cancellingInterruptsTheWorkAndIsNoFailure() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        BackgroundTask task = start(
                context -> {
                    begun.countDown();
                    Thread.sleep(60_000);
                    return "late";
                },
                new AtomicReference<>());
        begun.await();
        task.cancel();
        awaitEnd(task);

        assertThat(task.state()).isEqualTo(BackgroundTask.State.CANCELLED);
        assertThat(notifications.all()).isEmpty();
    }
}
