package studio.atelier.engine.jobs.channel;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A pipe that has a name in the file system.
 *
 * @param path its name
 */
record NamedPipe(Path path) {

    private static final int FOR_ITS_OWNER = 0600;

    /** {@code int mkfifo(const char *path, mode_t mode)} of the C library; Windows has none. */
    private static final Optional<MethodHandle> MKFIFO = Linker.nativeLinker()
            .defaultLookup()
            .find("mkfifo")
            .map(address -> Linker.nativeLinker()
                    .downcallHandle(
                            address,
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT)));

    /** Whether this system has such pipes. */
    static boolean isPossible() {
        return MKFIFO.isPresent();
    }

    /** @throws IOException if the system does not make it */
    static NamedPipe make(Path path) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(path.toAbsolutePath().toString());
            int code = (int) MKFIFO.orElseThrow(() -> new IOException("This system has no named pipes"))
                    .invokeExact(name, FOR_ITS_OWNER);
            if (code != 0) {
                throw new IOException("The named pipe " + path + " could not be made"
                        + (Files.exists(path) ? ": there is something of its name" : ""));
            }
            return new NamedPipe(path);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until somebody reads, or {@link #release()} is called. */
    OutputStream open() throws IOException {
        return new FileOutputStream(path.toFile());
    }

    /** Lets go of a thread that waits for a reader: for a moment there is one. */
    void release() throws IOException {
        // For both reading and writing, which waits for nobody.
        try (RandomAccessFile both = new RandomAccessFile(path.toFile(), "rw")) {
            assert both.getFD().valid();
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
