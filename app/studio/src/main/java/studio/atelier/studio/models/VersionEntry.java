package studio.atelier.studio.models;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import studio.atelier.designer.run.Statuses;
import studio.atelier.workbench.control.Status;

/**
 * A version of a model.
 *
 * @param approval SageMaker's word, as in {@code PendingManualApproval}
 * @param comment given with the approval or rejection
 * @param execution the pipeline execution that registered it
 * @param modelData where the model lies, and its size in bytes where it can be read
 * @param metrics numbers of the metrics files that the version names, by their place in the file
 */
record VersionEntry(
        String arn,
        int version,
        String approval,
        Optional<String> comment,
        Instant created,
        Optional<Instant> changed,
        Optional<String> execution,
        List<String> images,
        List<String> contentTypes,
        List<String> responseTypes,
        List<String> instanceTypes,
        Optional<String> modelData,
        Optional<Long> size,
        Map<String, Double> metrics) {

    Status look() {
        return Statuses.of(approval);
    }

    String word() {
        return approval.equals("PendingManualApproval") ? "Pending approval" : approval;
    }
}
