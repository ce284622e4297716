package studio.atelier.designer.run;

import studio.atelier.workbench.control.Status;

/**
 * SageMaker's status words in the statuses of the look: the one place that knows them. What shows a status takes icon,
 * word and colour from there.
 */
public final class Statuses {

    private Statuses() {}

    /**
     * @param word of an execution, a step, a job, an endpoint or a model package, such as {@code Executing}; one that
     *     is not known counts as waiting
     */
    public static Status of(String word) {
        return switch (word) {
            case "Executing",
                    "InProgress",
                    "Starting",
                    "Downloading",
                    "Training",
                    "Uploading",
                    "Creating",
                    "Updating",
                    "SystemUpdating",
                    "RollingBack" -> Status.RUNNING;
            case "Succeeded", "Completed", "Approved", "InService" -> Status.SUCCEEDED;
            case "Failed",
                    "Rejected",
                    "DeleteFailed",
                    "UpdateRollbackFailed",
                    "MaxRuntimeExceeded",
                    "MaxWaitTimeExceeded" -> Status.FAILED;
            case "Stopping", "Deleting" -> Status.STOPPING;
            case "Stopped", "Interrupted", "OutOfService" -> Status.STOPPED;
            case "PendingManualApproval" -> Status.WARNING;
            case "Pending" -> Status.QUEUED;
            default -> Status.WAITING;
        };
    }
}
