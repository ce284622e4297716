package studio.atelier.engine.jobs.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.api.project.ProjectFile.ResourcePolicy;

class ResourceSlotsTest {

    private final Machine machine = new Machine(4, 16L << 30, List.of());
    private final InstanceTypes types = new InstanceTypes(ProjectFile.none(), machine);

    private Sizing sizing(ResourcePolicy policy) {
        return new Sizing(types, machine, policy);
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
        try (ResourceSlots.Grant first = slots.acquire(whole, r -> {})) {
            assertThat(first.shares().getFirst().cpus()).isEqualTo(4);
            Thread.ofVirtual().start(() -> {
                try (ResourceSlots.Grant grant = slots.acquire(whole, reason::complete)) {
                    second.complete(grant.shares().getFirst().cpus());
                } catch (InterruptedException e) {
                    second.completeExceptionally(e);
                }
            });
            assertThat(reason.get(10, TimeUnit.SECONDS)).contains("ml.m5.xlarge");
            assertThat(second).isNotDone();
        }
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(4);
    }
}
