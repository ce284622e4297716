package studio.atelier.compute.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.Statistics;
import com.github.dockerjava.api.model.StatsConfig;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a container uses, as Docker tells about once a second. Asked of Docker from the first question on. */
final class ContainerStats implements ResultCallback<Statistics>, AutoCloseable {

    /**
     * What a container used.
     *
     * @param cpuTime CPU time of all its processes since it began
     * @param memoryBytes bytes of memory that it holds now, without files that the system keeps for it and can drop
     */
    record Use(Duration cpuTime, long memoryBytes) {}

    private static final Logger LOG = LoggerFactory.getLogger(ContainerStats.class);

    private final DockerClient client;
    private final String container;
    private boolean asked;
    private volatile @Nullable Use last;
    private volatile @Nullable Closeable stream;

    ContainerStats(DockerClient client, String container) {
        this.client = client;
        this.container = container;
    }

    /** What was last told; empty before that, and when the container has ended. */
    Optional<Use> use() {
        synchronized (this) {
            if (!asked) {
                asked = true;
                client.statsCmd(container).exec(this);
            }
        }
        return Optional.ofNullable(last);
    }

    @Override
    public void onStart(Closeable opened) {
        stream = opened;
    }

    @Override
    public void onNext(Statistics told) {
        last = of(told).orElse(null);
    }

    /** Empty for a container without processes, for which Docker tells nothing or zeros. */
    static Optional<Use> of(Statistics told) {
        Long cpu = Optional.ofNullable(told.getCpuStats())
                .map(stats -> stats.getCpuUsage())
                .map(usage -> usage.getTotalUsage())
                .orElse(null);
        MemoryStatsConfig memory = told.getMemoryStats();
        Long held = memory == null ? null : memory.getUsage();
        if (cpu == null || held == null || cpu == 0) {
            return Optional.empty();
        }
        return Optional.of(new Use(Duration.ofNanos(cpu), Math.max(0, held - droppable(memory.getStats()))));
    }

    // Version 1 of the kernel's control groups counts those of descendants apart.
    private static long droppable(@Nullable StatsConfig stats) {
        if (stats == null) {
            return 0;
        }
        Long all = stats.getTotalInactiveFile() == null ? stats.getInactiveFile() : stats.getTotalInactiveFile();
        return all == null ? 0 : all;
    }

    @Override
    public void onError(Throwable cause) {
        LOG.debug("What container {} uses is told no more", container, cause);
        last = null;
    }

    @Override
    public void onComplete() {
        last = null;
    }

    @Override
    public void close() {
        last = null;
        Closeable open = stream;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                LOG.debug("The stream of what container {} uses did not close", container, e);
            }
        }
    }
}
