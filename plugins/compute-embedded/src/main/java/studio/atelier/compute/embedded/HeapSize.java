package studio.atelier.compute.embedded;

/**
 * How much of a share becomes Java heap. Heaps come in powers of two, so that a JVM warmed for one job
 * fits most others; at least half of the share stays for native memory, where the algorithms' libraries
 * keep their data.
 */
final class HeapSize {

    private static final long MIB = 1L << 20;
    private static final long SMALLEST = 128 * MIB;
    private static final long LARGEST = 16L << 30;

    private HeapSize() {}

    /** Heap in bytes for a job that may use so many bytes of memory in all. */
    static long of(long memoryBytes) {
        return Math.clamp(Long.highestOneBit(memoryBytes / 2), SMALLEST, LARGEST);
    }

    /** Whether a JVM with such a heap serves a job whose own heap would have the wanted size. */
    static boolean fits(long heap, long wanted) {
        return heap <= wanted && heap >= wanted / 4;
    }
}
