package studio.atelier.algorithms.xgboost.data;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import ml.dmlc.xgboost4j.java.XGBoostError;

/**
 * The functions of XGBoost's C interface that its Java classes do not offer. They are looked up in the
 * library that those classes have loaded.
 */
final class NativeLibrary {

    private final MethodHandle createFromDense;
    private final MethodHandle lastError;

    private NativeLibrary(SymbolLookup symbols) {
        Linker linker = Linker.nativeLinker();
        createFromDense = linker.downcallHandle(
                symbols.findOrThrow("XGDMatrixCreateFromDense"),
                FunctionDescriptor.of(
                        ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        lastError = linker.downcallHandle(
                symbols.findOrThrow("XGBGetLastError"), FunctionDescriptor.of(ValueLayout.ADDRESS));
    }

    /** Loads the library if nobody has yet. */
    static NativeLibrary get() {
        try {
            Class.forName("ml.dmlc.xgboost4j.java.XGBoostJNI");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("XGBoost's Java classes are not on the class path", e);
        }
        return new NativeLibrary(SymbolLookup.loaderLookup());
    }

    /**
     * Makes a matrix of a copy of the values; NaN is missing.
     *
     * @param values {@code rows * columns} floats, row by row
     * @return the handle of the matrix
     */
    long dense(MemorySegment values, long rows, int columns, int threads) throws XGBoostError {
        String array = "{\"data\":[" + values.address() + ",true],\"shape\":[" + rows + "," + columns
                + "],\"typestr\":\"<f4\",\"version\":3}";
        String configuration = "{\"missing\":NaN,\"nthread\":" + threads + "}";
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment out = arena.allocate(ValueLayout.JAVA_LONG);
            int code = (int)
                    createFromDense.invokeExact(arena.allocateFrom(array), arena.allocateFrom(configuration), out);
            if (code != 0) {
                MemorySegment message = (MemorySegment) lastError.invokeExact();
                throw new XGBoostError(message.reinterpret(Long.MAX_VALUE).getString(0));
            }
            return out.get(ValueLayout.JAVA_LONG, 0);
        } catch (XGBoostError | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("XGBoost's library could not be called", e);
        }
    }
}
