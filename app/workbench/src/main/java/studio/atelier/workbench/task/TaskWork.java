package studio.atelier.workbench.task;

/**
 * Work that takes a while.
 *
 * @param <T> what it brings
 */
@FunctionalInterface
public interface TaskWork<T> {

    /**
     * Runs on a virtual thread, which is interrupted when the task is cancelled.
     *
     * @throws Exception whose message tells the user what happened and what to do
     */
    T run(TaskContext context) throws Exception;
}
