package studio.atelier.cli;

/** SageMaker's words for how jobs, steps and executions stand. */
final class Statuses {

    private Statuses() {}

    /** True if nothing more happens. */
    static boolean isOver(String status) {
        return switch (status) {
            case "Completed", "Succeeded", "Failed", "Stopped" -> true;
            default -> false;
        };
    }
}
