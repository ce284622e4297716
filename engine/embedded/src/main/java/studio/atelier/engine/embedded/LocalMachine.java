package studio.atelier.engine.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.machine.MachineReader;
import studio.atelier.engine.api.machine.MachineStatus;
import studio.atelier.engine.api.machine.WorkspaceUse;
import studio.atelier.engine.jobs.instance.MachineLoad;
import studio.atelier.engine.jobs.instance.MachineShares;
import studio.atelier.engine.jobs.instance.ResourceSlots;
import studio.atelier.engine.jobs.run.JobKind;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.metadata.ListQuery;
import studio.atelier.engine.store.metadata.Resource;
import studio.atelier.engine.store.metadata.TransitionStore;
import studio.atelier.engine.store.workspace.Workspace;

/** This machine with the workspace of an engine. */
final class LocalMachine implements MachineReader {

    private final Store store;
    private final Supplier<MachineShares> shares;
    private @Nullable MachineLoad load;

    LocalMachine(Store store, Supplier<MachineShares> shares) {
        this.store = store;
        this.shares = shares;
    }

    private synchronized MachineLoad load(MachineShares machine) {
        if (load == null) {
            load = new MachineLoad(machine.machine(), machine.gpus());
        }
        return load;
    }

    @Override
    public MachineStatus status() {
        MachineShares machine = shares.get();
        ResourceSlots.Usage usage = machine.slots().usage();
        MachineLoad now = load(machine);
        return new MachineStatus(
                now.cpu(),
                now.memoryUsed(),
                now.memoryTotal(),
                now.gpus(),
                disk(),
                new MachineStatus.Slots(
                        usage.cpus(),
                        machine.machine().cpus(),
                        usage.bytes(),
                        machine.machine().memoryBytes(),
                        usage.gpus(),
                        machine.machine().gpus().size()),
                openJobs());
    }

    private MachineStatus.Disk disk() {
        try {
            FileStore files = Files.getFileStore(store.workspace().root());
            return new MachineStatus.Disk(files.getTotalSpace(), files.getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<MachineStatus.OpenJob> openJobs() {
        return Stream.of(JobKind.values())
                .flatMap(kind -> Stream.of("InProgress", "Stopping")
                        .flatMap(
                                status -> store
                                        .resources()
                                        .list(ListQuery.all(kind.resourceKind()).ofStatus(status))
                                        .resources()
                                        .stream()))
                .map(this::open)
                .sorted(Comparator.comparing(MachineStatus.OpenJob::created))
                .toList();
    }

    private MachineStatus.OpenJob open(Resource job) {
        List<TransitionStore.Transition> entered = store.transitions().of(job.arn());
        Optional<TransitionStore.Transition> last =
                entered.isEmpty() ? Optional.empty() : Optional.of(entered.getLast());
        return new MachineStatus.OpenJob(
                job.arn(),
                job.kind(),
                job.name(),
                job.created(),
                last.map(TransitionStore.Transition::status).orElse(job.status()),
                last.flatMap(TransitionStore.Transition::message).filter(ResourceSlots::isReason));
    }

    @Override
    public WorkspaceUse workspace() throws IOException {
        Workspace place = store.workspace();
        return new WorkspaceUse(
                place.root(),
                size(place.buckets()),
                size(place.logs()),
                size(place.database().toAbsolutePath().getParent()),
                size(place.jobs()) + size(place.temporary()),
                size(place.cache()));
    }

    @Override
    public long deleteLogs(Duration age) throws IOException {
        return store.logs().deleteEnded(Instant.now().minus(age));
    }

    @Override
    public long emptyCache() throws IOException {
        if (!openJobs().isEmpty()) {
            throw new IllegalStateException("A job is running and may be using the cache; wait for its end or stop it");
        }
        Path cache = store.workspace().cache();
        long before = size(cache);
        Files.walkFileTree(cache, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                if (!folder.equals(cache)) {
                    Files.delete(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return before - size(cache);
    }

    private static long size(@Nullable Path folder) throws IOException {
        if (folder == null || !Files.exists(folder)) {
            return 0;
        }
        long[] bytes = new long[1];
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                bytes[0] += attributes.size();
                return FileVisitResult.CONTINUE;
            }

            // Files come and go while jobs run.
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path at, @Nullable IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        return bytes[0];
    }
}
