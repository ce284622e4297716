package studio.atelier.studio.room;

/** Ways from one room to another. JavaFX thread. */
public interface RoomLinks {

    /** Opens the pipeline editor on an execution. */
    void openRun(String executionArn);

    /** Shows an execution in the list of runs. */
    void showRun(String executionArn);

    /** Shows a model package in its group. */
    void showModel(String modelPackageArn);
}
