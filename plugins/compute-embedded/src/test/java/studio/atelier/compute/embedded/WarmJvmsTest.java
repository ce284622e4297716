package studio.atelier.compute.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WarmJvmsTest {

    private static final long MEMORY = 1L << 30;
    private static final long HEAP = HeapSize.of(MEMORY);
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final Recorder log = new Recorder();
    private WarmJvms warm;

    private WarmJvms keeping(int size, Duration rest, Duration idle) {
        JvmCommand command = new JvmCommand();
        warm = new WarmJvms(
                command, new ClassCache(folder.resolve("cache"), command), new WarmJvms.Policy(size, rest, idle));
        return warm;
    }

    @AfterEach
    void release() {
        if (warm != null) {
            warm.release();
            assertThat(jvms()).isEmpty();
        }
    }

    private static Stream<ProcessHandle> jvms() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive);
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(5);
        }
    }

    private ForkedJvm taken() {
        ForkedJvm jvm = warm.take(HEAP);
        assertThat(jvm).isNotNull();
        return jvm;
    }

    /** After a job whose size the first ones have, too; without one it would be guessed. */
    private void startWith(int size) throws InterruptedException {
        assertThat(warm.take(HEAP)).isNull();
        warm.start();
        until(() -> warm.waiting() == size);
    }

    @Test
    void thereAreNoneUnlessSomebodyAsks() {
        keeping(2, Duration.ZERO, NEVER);
        assertThat(warm.take(HEAP)).isNull();
        assertThat(warm.waiting()).isZero();
    }

    @Test
    void severalJobsAtOnceGetOneEachAndTheNextAreStarted() throws Exception {
        keeping(3, Duration.ZERO, NEVER);
        startWith(3);
        List<ForkedJvm> jobs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            jobs.add(taken());
        }
        assertThat(jobs.stream().map(jvm -> jvm.process().pid()).distinct()).hasSize(3);
        until(() -> warm.waiting() == 3);
        for (ForkedJvm jvm : jobs) {
            jvm.assign(new Assignment("nothing", folder.toString(), List.of(), Map.of(), 1, MEMORY));
            assertThat(new EmbeddedContainer(jvm, log).await()).isEqualTo(1);
            assertThat(jvm.folder()).doesNotExist();
        }
    }

    @Test
    void noneIsStartedWhileJobsBegin() throws Exception {
        keeping(2, NEVER, NEVER);
        warm.start();
        until(() -> warm.waiting() == 1);
        // The second would come a day after the first, and so would the next after a job.
        Thread.sleep(200);
        assertThat(warm.waiting()).isEqualTo(1);
    }

    @Test
    void oneOfAnotherSizeIsLetGo() throws Exception {
        keeping(1, Duration.ZERO, NEVER);
        startWith(1);
        assertThat(warm.take(HEAP * 8)).isNull();
        until(() -> warm.waiting() == 1);
        ForkedJvm jvm = warm.take(HEAP * 8);
        assertThat(jvm).isNotNull();
        assertThat(jvm.heapBytes()).isEqualTo(HEAP * 8);
        WarmJvms.discard(jvm).join();
    }

    @Test
    void theyAreLetGoWhenNoJobComesAndComeAgainWithTheNext() throws Exception {
        keeping(2, Duration.ZERO, Duration.ofSeconds(2));
        startWith(2);
        until(() -> warm.waiting() == 0);
        until(() -> jvms().findAny().isEmpty());
        assertThat(warm.take(HEAP)).isNull();
        until(() -> warm.waiting() == 2);
    }

    @Test
    void oneThatEndedByItselfIsNotHandedOut() throws Exception {
        keeping(1, Duration.ZERO, NEVER);
        startWith(1);
        jvms().forEach(ProcessHandle::destroyForcibly);
        until(() -> jvms().findAny().isEmpty());
        assertThat(warm.take(HEAP)).isNull();
        until(() -> warm.waiting() == 1);
        WarmJvms.discard(taken()).join();
    }

    @Test
    void whatGotNoJobIsGoneWithItsFolder() throws Exception {
        keeping(1, Duration.ZERO, NEVER);
        startWith(1);
        ForkedJvm jvm = taken();
        WarmJvms.discard(jvm).join();
        assertThat(jvm.process().isAlive()).isFalse();
        assertThat(jvm.folder()).doesNotExist();
    }

    @Test
    void aMachineHasAsManyAsItHasRoomFor() {
        assertThat(PoolSize.of(1, 64L << 30)).isEqualTo(1);
        assertThat(PoolSize.of(2, 23L << 30)).isEqualTo(2);
        assertThat(PoolSize.of(16, 2L << 30)).isEqualTo(1);
        assertThat(PoolSize.of(16, 8L << 30)).isEqualTo(2);
        assertThat(PoolSize.of(64, 512L << 30)).isEqualTo(4);
    }
}
