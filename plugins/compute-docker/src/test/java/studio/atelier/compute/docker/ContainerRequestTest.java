package studio.atelier.compute.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.MountType;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.compute.ResourceShare;

class ContainerRequestTest {

    private static ContainerRequest request(ResourceShare share, Map<String, String> environment, boolean mounted) {
        Launch.Image launch = new Launch.Image(
                "some/image:1", List.of(), List.of("train"), new Launch.Network("n", List.of("algo-1"), false));
        return new ContainerRequest(
                new ContainerSpec("job", "algo-1", launch, Path.of("/w/ml"), Path.of("/w/scratch"), environment, share),
                launch,
                mounted,
                mounted ? Optional.of("1000:100") : Optional.empty(),
                Optional.empty());
    }

    @Test
    void asksForTheShareOfTheMachine() {
        HostConfig config = request(new ResourceShare(3, 4L << 30, List.of()), Map.of(), true)
                .hostConfig();
        assertThat(config.getNanoCPUs()).isEqualTo(3_000_000_000L);
        assertThat(config.getMemory()).isEqualTo(4L << 30);
        assertThat(config.getMemorySwap()).as("no swap beyond the memory").isEqualTo(4L << 30);
        assertThat(config.getShmSize()).isEqualTo(2L << 30);
        assertThat(config.getDeviceRequests()).isNull();
        assertThat(config.getMounts()).singleElement().satisfies(mount -> {
            assertThat(mount.getType()).isEqualTo(MountType.BIND);
            assertThat(mount.getTarget()).isEqualTo("/opt/ml");
        });
    }

    @Test
    void handsOutGpusByTheirNumbersAndCountsThemFromZeroInside() {
        ContainerRequest request =
                request(new ResourceShare(3, 4L << 30, List.of(2, 5)), Map.of("CUDA_VISIBLE_DEVICES", "2,5"), true);
        assertThat(request.hostConfig().getDeviceRequests()).singleElement().satisfies(gpus -> {
            assertThat(gpus.getDriver()).isEqualTo("nvidia");
            assertThat(gpus.getDeviceIds()).containsExactly("2", "5");
            assertThat(gpus.getCapabilities()).containsExactly(List.of("gpu"));
        });
        assertThat(request.environment()).containsEntry("CUDA_VISIBLE_DEVICES", "0,1");
    }

    @Test
    void leavesAChoiceOfGpusThatIsTheJobsOwn() {
        assertThat(request(new ResourceShare(3, 4L << 30, List.of(2, 5)), Map.of("CUDA_VISIBLE_DEVICES", "1"), true)
                        .environment())
                .containsEntry("CUDA_VISIBLE_DEVICES", "1");
    }

    @Test
    void givesAUserWhomTheImageDoesNotKnowAHome() {
        ResourceShare share = new ResourceShare(1, 1L << 30, List.of());
        assertThat(request(share, Map.of(), true).environment()).containsEntry("HOME", "/tmp");
        assertThat(request(share, Map.of("HOME", "/x"), true).environment()).containsEntry("HOME", "/x");
        assertThat(request(share, Map.of(), false).environment()).doesNotContainKey("HOME");
    }

    @Test
    void tellsOfNoEndpointThatIsOutOfReach() {
        ResourceShare share = new ResourceShare(1, 1L << 30, List.of());
        Map<String, String> keys = Map.of("AWS_ACCESS_KEY_ID", "k", "AWS_SECRET_ACCESS_KEY", "s");
        for (String here : List.of("http://127.0.0.1:8700", "http://localhost:8700", "http://[::1]:8700")) {
            Map<String, String> told = new HashMap<>(keys);
            told.put("AWS_ENDPOINT_URL", here);
            assertThat(request(share, told, true).environment())
                    .as(here)
                    .doesNotContainKeys("AWS_ENDPOINT_URL", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        }
        Map<String, String> told = new HashMap<>(keys);
        told.put("AWS_ENDPOINT_URL", "https://engine.example:8700");
        assertThat(request(share, told, true).environment()).containsAllEntriesOf(told);
        assertThat(request(share, keys, true).environment()).containsAllEntriesOf(keys);
    }

    @Test
    void pullsOneTagOnly() {
        assertThat(ImagePull.withTag("busybox")).isEqualTo("busybox:latest");
        assertThat(ImagePull.withTag("host:5000/a/b")).isEqualTo("host:5000/a/b:latest");
        assertThat(ImagePull.withTag("host:5000/a/b:1")).isEqualTo("host:5000/a/b:1");
        assertThat(ImagePull.withTag("a/b@sha256:00")).isEqualTo("a/b@sha256:00");
    }
}
