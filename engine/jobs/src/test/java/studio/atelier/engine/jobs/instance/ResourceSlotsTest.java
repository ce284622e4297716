package studio.atelier.engine.jobs.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.api.project.ProjectFile.ResourcePolicy;

class ResourceSlotsTest {

    private final Machine machine = new Machine(4, 16L << 30, List.of());
    private final InstanceTypes types = new InstanceTypes(ProjectFile.none(), machine);

    private Sizing sizing(ResourcePolicy policy) {
        return new Sizing(types, machine, policy);
    }

    private static ResourceSlots.Claim claim(int second, List<Sizing.Demand> demands) {
        return new ResourceSlots.Claim(Instant.ofEpochSecond(second), demands, Optional.empty());
    }

    @Test
    void aTypeTooBigIsScaledAndSaysSo() throws Exception {
        Sizing.Demand demand = sizing(ResourcePolicy.FIT).demand("ml.m5.24xlarge", 1);

        assertThat(demand.mostCpus()).isEqualTo(4);
        assertThat(demand.note().orElseThrow()).contains("96 vCPU", "384 GiB", "this machine has 4 CPU", "scaled to 4");
    }

    @Test
    void theStrictPolicyRefusesWithTheNumbers() {
        assertThatThrownBy(() -> sizing(ResourcePolicy.STRICT).demand("ml.p3.2xlarge", 1))
                .isInstanceOf(Sizing.UnfitException.class)
                .hasMessageContaining("8 vCPU, 61 GiB and 1 GPU")
                .hasMessageContaining("4 CPU, 16 GiB and 0 GPU");
    }

    @Test
    void aJobWaitsUntilItsSlotsAreFreeAndIsToldWhy() throws Exception {
        ResourceSlots slots = new ResourceSlots(machine);
        List<Sizing.Demand> whole = List.of(sizing(ResourcePolicy.STRICT).demand("ml.m5.xlarge", 1));
        CompletableFuture<String> reason = new CompletableFuture<>();
        CompletableFuture<Integer> second = new CompletableFuture<>();
        try (ResourceSlots.Grant first = slots.acquire(claim(1, whole), r -> {})) {
            assertThat(first.shares().getFirst().cpus()).isEqualTo(4);
            Thread.ofVirtual().start(() -> {
                try (ResourceSlots.Grant grant = slots.acquire(claim(2, whole), reason::complete)) {
                    second.complete(grant.shares().getFirst().cpus());
                } catch (InterruptedException | TimeoutException e) {
                    second.completeExceptionally(e);
                }
            });
            assertThat(reason.get(10, TimeUnit.SECONDS)).contains("ml.m5.xlarge");
            assertThat(second).isNotDone();
        }
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(4);
    }

    @Test
    void whoWaitsComesInTheOrderOfCreationNotOfAsking() throws Exception {
        ResourceSlots slots = new ResourceSlots(machine);
        List<Sizing.Demand> whole = List.of(sizing(ResourcePolicy.STRICT).demand("ml.m5.xlarge", 1));
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        List<Thread> waiting = new ArrayList<>();
        try (ResourceSlots.Grant first = slots.acquire(claim(0, whole), r -> {})) {
            assertThat(first.shares()).hasSize(1);
            for (int second : new int[] {3, 1, 4, 2}) {
                CompletableFuture<String> waits = new CompletableFuture<>();
                waiting.add(Thread.ofVirtual().start(() -> {
                    try (ResourceSlots.Grant grant = slots.acquire(claim(second, whole), waits::complete)) {
                        order.add(grant.shares().isEmpty() ? -1 : second);
                    } catch (InterruptedException | TimeoutException e) {
                        order.add(-1);
                    }
                }));
                assertThat(waits.get(10, TimeUnit.SECONDS)).contains("ml.m5.xlarge");
            }
        }
        for (Thread thread : waiting) {
            assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
        }
        assertThat(order).containsExactly(1, 2, 3, 4);
    }

    @Test
    void patienceEndsAndLeavesTheQueueToOthers() throws Exception {
        ResourceSlots slots = new ResourceSlots(machine);
        List<Sizing.Demand> whole = List.of(sizing(ResourcePolicy.STRICT).demand("ml.m5.xlarge", 1));
        try (ResourceSlots.Grant first = slots.acquire(claim(0, whole), r -> {})) {
            assertThat(first.shares()).hasSize(1);
            ResourceSlots.Claim brief =
                    new ResourceSlots.Claim(Instant.ofEpochSecond(1), whole, Optional.of(Duration.ofMillis(20)));
            assertThatThrownBy(() -> slots.acquire(brief, r -> {}).close())
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("no place for ml.m5.xlarge");
        }
        try (ResourceSlots.Grant next = slots.acquire(claim(2, whole), r -> {})) {
            assertThat(next.shares()).hasSize(1);
        }
    }
}
