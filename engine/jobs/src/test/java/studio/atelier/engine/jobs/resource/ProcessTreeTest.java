package studio.atelier.engine.jobs.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import studio.atelier.engine.api.compute.ContainerUse;

@EnabledOnOs({OS.LINUX, OS.MAC})
class ProcessTreeTest {

    @Test
    void theWorkOfChildrenCountsAlsoWhenTheyHaveEnded() throws Exception {
        // The child works and ends when it is told to; its parent only waits.
        Process parent = new ProcessBuilder(
                        "/bin/sh",
                        "-c",
                        "/bin/sh -c 'trap \"exit\" USR1; while :; do :; done' & echo $!; wait; read end")
                .start();
        try (var said = parent.inputReader()) {
            long child = Long.parseLong(said.readLine());
            ProcessTree tree = new ProcessTree(parent.pid());
            ContainerUse use = tree.use().orElseThrow();
            while (use.cpuTime().compareTo(Duration.ofMillis(200)) < 0) {
                Thread.sleep(20);
                use = tree.use().orElseThrow();
            }
            assertThat(use.memoryBytes()).isPositive();

            ProcessHandle handle = ProcessHandle.of(child).orElseThrow();
            handle.destroyForcibly();
            handle.onExit().join();
            assertThat(tree.use().orElseThrow().cpuTime()).isGreaterThanOrEqualTo(use.cpuTime());

            parent.getOutputStream().close();
            parent.waitFor();
            assertThat(tree.use()).isEqualTo(Optional.empty());
        } finally {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly();
        }
    }
}
