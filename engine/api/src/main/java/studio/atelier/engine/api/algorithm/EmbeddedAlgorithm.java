package studio.atelier.engine.api.algorithm;

/**
 * A built-in algorithm or processor. Found by {@link java.util.ServiceLoader} inside the JVM that was
 * forked for the job; the engine itself never loads the class.
 */
public interface EmbeddedAlgorithm {

    /** The name that the image catalogue uses: {@code xgboost}, {@code data-wrangler}. */
    String name();

    /**
     * Runs the job to its end. What it prints to {@link AlgorithmContext#out()} is the job's log;
     * what it leaves in {@code model}, {@code output/data} and {@code checkpoints} is kept.
     *
     * @throws AlgorithmException for what the user can mend: the message becomes the job's failure
     *     reason
     * @throws Exception for anything else, which is a defect or a broken machine
     */
    void run(AlgorithmContext context) throws Exception;
}
