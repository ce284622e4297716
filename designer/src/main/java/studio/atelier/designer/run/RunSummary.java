package studio.atelier.designer.run;

import java.time.Instant;
import studio.atelier.workbench.control.Status;

/**
 * An execution in a list.
 *
 * @param number how many executions of its pipeline began up to this one, itself included
 */
public record RunSummary(String arn, int number, String name, Status status, Instant started) {

    /** @return "Run 12" */
    public String title() {
        return "Run " + number;
    }
}
