package studio.atelier.designer.run;

import studio.atelier.workbench.control.Status;

/** SageMaker's status words in the statuses of the look. */
public final class Statuses {

    private Statuses() {}

    /**
     * @param word of an execution, a step, a job or a model package, such as {@code Executing}
     */
    public static Status of(String word) {
        return switch (word) {
            case "Executing", "InProgress", "Starting", "Training" -> Status.RUNNING;
            case "Succeeded", "Completed", "Approved" -> Status.SUCCEEDED;
            case "Failed", "Rejected" -> Status.FAILED;
            case "Stopping" -> Status.STOPPING;
            case "Stopped" -> Status.STOPPED;
            case "PendingManualApproval" -> Status.WARNING;
            case "Pending" -> Status.QUEUED;
            default -> Status.WAITING;
        };
    }
}
