package studio.atelier.studio.room;

/** Ways from one room to another. JavaFX thread. */
public interface RoomLinks {

    /** Goes to the pipelines, where work is started. */
    void openPipelines();

    /** Opens the pipeline editor on an execution. */
    void openRun(String executionArn);

    /** Shows an execution in the list of runs. */
    void showRun(String executionArn);

    /** Shows the page of a training or processing job. */
    void openJob(String jobArn);

    /** Shows a model package in its group. */
    void showModel(String modelPackageArn);
}
