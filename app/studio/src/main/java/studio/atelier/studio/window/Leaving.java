package studio.atelier.studio.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import studio.atelier.studio.editor.UnsavedChanges;
import studio.atelier.studio.room.Confirmation;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.frame.Workbench;

/** What is asked before a project is left: what becomes of unsaved changes, and of what runs. */
final class Leaving {

    private static final String EXECUTION = "/execution/";

    private final Workbench workbench;

    Leaving(Workbench workbench) {
        this.workbench = workbench;
    }

    /**
     * @param verb of the button that lets running work be stopped, as in "Stop and quit"
     * @param then leaves; not called if the user stays
     */
    void settle(ProjectRooms project, String verb, Runnable then) {
        UnsavedChanges.settle(workbench, project.editors(), () -> {
            Set<String> running = project.engine().running();
            if (running.isEmpty()) {
                then.run();
            } else {
                Confirmation.ask(workbench, "Stop what is running?", words(running), verb, then);
            }
        });
    }

    /**
     * @param running ARNs of executions and jobs, one at least
     */
    static String words(Set<String> running) {
        long runs = running.stream().filter(arn -> arn.contains(EXECUTION)).count();
        long jobs = running.size() - runs;
        List<String> parts = new ArrayList<>();
        if (runs > 0) {
            parts.add(RoomText.count(runs, "pipeline run", "pipeline runs"));
        }
        if (jobs > 0) {
            parts.add(RoomText.count(jobs, "job", "jobs"));
        }
        return String.join(" and ", parts)
                + (running.size() == 1 ? " is" : " are")
                + " still at work in this window. Stopping gives a container two minutes to end.";
    }
}
