package studio.atelier.workbench.task;

/** What a task's work tells while it goes on. Safe for any thread. */
public interface TaskContext {

    /**
     * @param done fraction from 0 to 1; negative while unknown
     * @param stage what is being done, as in "Reading taxi.parquet"
     */
    void progress(double done, String stage);

    /** Adds a line to the task's log. */
    void log(String line);

    /** @throws java.util.concurrent.CancellationException if the task was cancelled */
    void check();

    boolean isCancelled();
}
