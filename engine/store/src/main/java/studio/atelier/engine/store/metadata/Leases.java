package studio.atelier.engine.store.metadata;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which engines work on the workspace. Each has an id and gives a sign of life every second; whatever
 * an engine starts is marked with its id. An engine is dead when its process is gone, or, seen from
 * another machine, when it has been silent for long.
 */
public final class Leases implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);
    private static final Duration BEAT = Duration.ofSeconds(1);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Database database;
    private final String id = UUID.randomUUID().toString();
    private final String host = hostName();
    private @Nullable Thread beating;

    public Leases(Database database) {
        this.database = database;
    }

    /** The id of this engine. */
    public String id() {
        return id;
    }

    /** Enters this engine and keeps giving signs of life until closed. */
    public synchronized void begin() {
        ProcessHandle self = ProcessHandle.current();
        database.useTransaction(transaction -> transaction
                .createUpdate(
                        "insert into engine_instance (id, pid, pid_start, host, heartbeat) values (:id, :pid, :start,"
                                + " :host, :now)")
                .bind("id", id)
                .bind("pid", self.pid())
                .bind("start", startOf(self))
                .bind("host", host)
                .bind("now", System.currentTimeMillis())
                .execute());
        beating = Thread.ofVirtual().name("lease-heartbeat").start(this::beat);
    }

    private void beat() {
        while (true) {
            try {
                Thread.sleep(BEAT);
                database.useTransaction(transaction -> transaction
                        .createUpdate("update engine_instance set heartbeat = :now where id = :id")
                        .bind("now", System.currentTimeMillis())
                        .bind("id", id)
                        .execute());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The engine's sign of life could not be written; it is tried again", e);
            }
        }
    }

    /** The ids of engines that are alive. */
    public Set<String> living() {
        long now = System.currentTimeMillis();
        return database.inTransaction(transaction -> {
            Set<String> living = new HashSet<>();
            transaction
                    .createQuery("select id, pid, pid_start, host, heartbeat from engine_instance")
                    .map((row, context) -> alive(
                                    row.getString("host"),
                                    row.getLong("pid"),
                                    row.getLong("pid_start"),
                                    now - row.getLong("heartbeat"))
                            ? Optional.of(row.getString("id"))
                            : Optional.<String>empty())
                    .forEach(found -> found.ifPresent(living::add));
            return living;
        });
    }

    /**
     * Forgets engines that are dead and own nothing any more.
     *
     * @return how many there were
     */
    public int forgetDead() {
        Set<String> living = living();
        return database.inTransaction(transaction -> transaction
                .createQuery(
                        "select id from engine_instance where id not in (select owner from resource where owner is not"
                                + " null)")
                .mapTo(String.class)
                .list()
                .stream()
                .filter(dead -> !living.contains(dead))
                .mapToInt(dead -> transaction
                        .createUpdate("delete from engine_instance where id = :id")
                        .bind("id", dead)
                        .execute())
                .sum());
    }

    private boolean alive(String itsHost, long pid, long start, long silentMillis) {
        if (!itsHost.equals(host)) {
            return silentMillis < SILENCE.toMillis();
        }
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.isPresent() && startOf(process.get()) == start && !isZombie(pid);
    }

    // A killed process whose parent has not asked for its end yet. It seems alive, and may do so for ever.
    private static boolean isZombie(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            String text = Files.isReadable(stat) ? Files.readString(stat, StandardCharsets.ISO_8859_1) : "";
            int state = text.lastIndexOf(')') + 2;
            return state > 1 && state < text.length() && "ZX".indexOf(text.charAt(state)) >= 0;
        } catch (IOException e) {
            LOG.debug("The process {} ended while it was looked at", pid, e);
            return true;
        }
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Override
    public synchronized void close() {
        if (beating != null) {
            beating.interrupt();
            beating = null;
            database.useTransaction(transaction -> transaction
                    .createUpdate("delete from engine_instance where id = :id")
                    .bind("id", id)
                    .execute());
        }
    }
}
