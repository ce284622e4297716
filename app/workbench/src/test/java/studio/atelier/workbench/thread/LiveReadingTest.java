package studio.atelier.workbench.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

@ExtendWith(Toolkit.class)
class LiveReadingTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration NEVER = Duration.ofDays(1);

    /** What the readings were asked for, each let go by hand. */
    private final Semaphore mayEnd = new Semaphore(0);

    private final BlockingQueue<Integer> begun = new LinkedBlockingQueue<>();
    private final AtomicInteger readings = new AtomicInteger();
    private final List<Reading<String>> seen = new CopyOnWriteArrayList<>();
    private LiveReading<String> live;

    private LiveReading<String> live(Duration calm, LiveReading.Source<String> source) {
        live = new LiveReading<>("reading", calm, source);
        Window.onFx(() -> live.stateProperty().subscribe(state -> {
            assertThat(Platform.isFxApplicationThread()).isTrue();
            seen.add(state);
        }));
        return live;
    }

    /** Reads "1", "2" and so on, each once it may end. */
    private String numbered(LiveReading.Progress<String> progress) {
        int number = readings.incrementAndGet();
        begun.add(number);
        mayEnd.acquireUninterruptibly();
        return String.valueOf(number);
    }

    private void awaitBegun(int number) throws InterruptedException {
        assertThat(begun.poll(1, TimeUnit.MINUTES)).isEqualTo(number);
    }

    private void await(Reading<String> state) {
        long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
        while (!Window.onFx(live::state).equals(state)) {
            assertThat(System.nanoTime()).as("waits for %s", state).isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static Reading<String> ready(String value) {
        return new Reading.Ready<>(value);
    }

    @AfterEach
    void close() {
        mayEnd.release(100);
        live.close();
    }

    @Test
    void nothingIsReadBeforeSomethingChanges() {
        live(AT_ONCE, this::numbered);

        assertThat(live.state()).isEqualTo(new Reading.Waiting<>());
        assertThat(readings).hasValue(0);
    }

    @Test
    void whatChangesDuringAReadingIsReadOnceMore() throws Exception {
        live(AT_ONCE, this::numbered).changed();
        awaitBegun(1);
        live.changed();
        live.changed();
        live.changed();
        mayEnd.release(10);

        awaitBegun(2);
        await(ready("2"));
        assertThat(seen).contains(ready("1"));
        assertThat(begun).isEmpty();
    }

    @Test
    void aRefreshDoesNotWaitForCalm() throws Exception {
        live(NEVER, this::numbered).changed();
        live.refresh();
        mayEnd.release();

        awaitBegun(1);
        await(ready("1"));
    }

    @Test
    void whatAnOutdatedReadingFindsIsNeverShown() throws Exception {
        live(AT_ONCE, progress -> {
                    String found = numbered(progress);
                    progress.show("part of " + found);
                    return progress.isOutdated() ? found + " outdated" : found;
                })
                .refresh();
        awaitBegun(1);
        Window.onFx(() -> {
            live.restart();
            return true;
        });
        mayEnd.release(2);

        await(ready("2"));
        assertThat(seen).containsExactly(new Reading.Waiting<>(), ready("part of 2"), ready("2"));
    }

    @Test
    void aFailureIsAStateUntilTheNextReading() {
        IOException failure = new IOException("The disk is gone");
        live(AT_ONCE, progress -> {
                    if (readings.incrementAndGet() == 1) {
                        throw failure;
                    }
                    return "there again";
                })
                .refresh();

        await(new Reading.Failed<>(failure));
        assertThat(live.state().problem()).contains(failure);
        assertThat(live.state().known()).isEmpty();

        live.refresh();
        await(ready("there again"));
        assertThat(live.state().known()).contains("there again");
    }

    @Test
    void anErrorIsNotSilent() {
        StackOverflowError error = new StackOverflowError();
        live(AT_ONCE, progress -> {
                    throw error;
                })
                .refresh();

        await(new Reading.Failed<>(error));
    }

    @Test
    void whatIsClearedStaysEmptyUntilTheNextChange() throws Exception {
        live(AT_ONCE, this::numbered).refresh();
        awaitBegun(1);
        Window.onFx(() -> {
            live.clear();
            return true;
        });
        mayEnd.release(2);
        live.changed();

        await(ready("2"));
        assertThat(seen).doesNotContain(ready("1"));
    }

    @Test
    void itRepeatsUntilToldOtherwise() throws Exception {
        live(AT_ONCE, this::numbered).repeat(true);
        awaitBegun(1);
        mayEnd.release();
        awaitBegun(2);
        mayEnd.release();
        awaitBegun(3);
        live.repeat(false);
        mayEnd.release();

        await(ready("3"));
        assertThat(begun).isEmpty();
    }

    @Test
    void onceClosedItShowsAndReadsNothing() throws Exception {
        live(AT_ONCE, this::numbered).refresh();
        awaitBegun(1);
        live.close();
        live.changed();
        live.refresh();
        mayEnd.release(10);
        Window.onFx(() -> true);

        assertThat(live.state()).isEqualTo(new Reading.Waiting<>());
        assertThat(begun).isEmpty();
    }
}
