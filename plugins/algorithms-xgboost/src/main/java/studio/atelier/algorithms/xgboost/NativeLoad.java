package studio.atelier.algorithms.xgboost;

import studio.atelier.engine.api.algorithm.AlgorithmException;

/** Loads the library's native code, which takes a moment, while the data is being read. */
final class NativeLoad {

    private NativeLoad() {}

    static void begin() {
        Thread.ofPlatform().daemon().name("load-xgboost").start(() -> {
            try {
                Class.forName("ml.dmlc.xgboost4j.java.XGBoostJNI");
            } catch (ClassNotFoundException | LinkageError e) {
                // Whoever uses the library meets the same error, and reports it.
                return;
            }
        });
    }

    static AlgorithmException failure(LinkageError e) {
        return AlgorithmException.algorithmError(
                "XGBoost's native library cannot be loaded on this machine: " + e
                        + ". It needs the OpenMP runtime: on Linux install libgomp (Debian: libgomp1), on macOS"
                        + " libomp (brew install libomp), on Windows the Visual C++ redistributable.",
                e);
    }
}
