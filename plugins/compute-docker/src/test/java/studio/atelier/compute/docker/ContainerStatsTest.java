package studio.atelier.compute.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import studio.atelier.engine.api.compute.ContainerUse;
import studio.atelier.engine.api.json.Json;

class ContainerStatsTest {

    @Test
    void countsMemoryThatIsHeldAndNotWhatCanBeDropped() {
        assertThat(ContainerStats.of(Json.parse("""
                {"cpu_stats": {"cpu_usage": {"total_usage": 1500000000}},
                 "memory_stats": {"usage": 1000, "stats": {"total_inactive_file": 300, "inactive_file": 1}}}
                """)))
                .contains(new ContainerUse(Duration.ofMillis(1500), 700, OptionalLong.empty()));
        assertThat(ContainerStats.of(Json.parse("""
                {"cpu_stats": {"cpu_usage": {"total_usage": 1500000000}},
                 "memory_stats": {"usage": 1000, "stats": {"inactive_file": 400}}}
                """)))
                .contains(new ContainerUse(Duration.ofMillis(1500), 600, OptionalLong.empty()));
    }

    @Test
    void knowsNothingOfAContainerThatHasEnded() {
        assertThat(ContainerStats.of(Json.parse("{}"))).isEmpty();
        assertThat(ContainerStats.of(Json.parse("""
                {"cpu_stats": {"cpu_usage": {"total_usage": 0}}, "memory_stats": {}}
                """))).isEmpty();
    }
}
