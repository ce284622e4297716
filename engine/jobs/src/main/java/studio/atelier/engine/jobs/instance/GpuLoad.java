package studio.atelier.engine.jobs.instance;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.machine.MachineStatus.Gpu;

/** How busy the NVIDIA GPUs of this machine are, asked at most every two seconds. */
public final class GpuLoad {

    static final Duration BETWEEN = Duration.ofSeconds(2);

    /** A driver that does not answer holds up who asks; so it is left alone for a while. */
    static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(GpuLoad.class);
    private static final String FIELDS = "index,name,utilization.gpu,memory.used,memory.total";
    private static final int FIGURES = 3;
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final long MIB = 1L << 20;

    private final NvidiaSmi smi;
    private final Clock clock;
    private Instant next = Instant.MIN;
    private List<Gpu> last = List.of();

    GpuLoad(NvidiaSmi smi, Clock clock) {
        this.smi = smi;
        this.clock = clock;
    }

    /** @return each GPU with what is known of it; none if the driver does not answer */
    public synchronized List<Gpu> read() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return last;
        }
        Duration pause = BETWEEN;
        try {
            last = smi.query(FIELDS).stream()
                    .flatMap(line -> parse(line).stream())
                    .toList();
        } catch (IOException e) {
            LOG.warn("The load of the GPUs is not known: {}", e.getMessage());
            last = List.of();
            pause = AFTER_FAILURE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return last;
        }
        next = clock.instant().plus(pause);
        return last;
    }

    /**
     * @param line index, name, load in percent, memory in use and memory in MiB; what the GPU cannot tell is a word in
     *     brackets
     * @return nothing if the line tells of no GPU, such as a message about one that fell off the bus
     */
    static Optional<Gpu> parse(String line) {
        List<String> cells =
                Arrays.stream(line.split(",", -1)).map(String::strip).toList();
        int figures = cells.size() - FIGURES;
        if (figures < 2 || !NUMBER.matcher(cells.getFirst()).matches()) {
            LOG.debug("nvidia-smi says of no GPU: {}", line);
            return Optional.empty();
        }
        OptionalLong percent = number(cells.get(figures));
        return Optional.of(new Gpu(
                Integer.parseInt(cells.getFirst()),
                String.join(", ", cells.subList(1, figures)),
                percent.isPresent() ? OptionalDouble.of(percent.getAsLong() / 100.0) : OptionalDouble.empty(),
                bytes(cells.get(figures + 1)),
                bytes(cells.get(figures + 2))));
    }

    private static OptionalLong bytes(String mebibytes) {
        OptionalLong number = number(mebibytes);
        return number.isPresent() ? OptionalLong.of(number.getAsLong() * MIB) : number;
    }

    private static OptionalLong number(String cell) {
        return NUMBER.matcher(cell).matches() ? OptionalLong.of(Long.parseLong(cell)) : OptionalLong.empty();
    }
}
