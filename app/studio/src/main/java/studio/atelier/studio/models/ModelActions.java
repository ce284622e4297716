package studio.atelier.studio.models;

import java.util.List;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import studio.atelier.studio.room.Changes;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.studio.room.RoomText;

/** What can be done to versions and groups. JavaFX thread; the engine is asked in the background. */
final class ModelActions {

    private final RoomContext context;
    private final ModelsModel model;
    private final Changes changes;
    private final SageMakerClient client;

    ModelActions(RoomContext context, ModelsModel model) {
        this.context = context;
        this.model = model;
        this.changes = new Changes(context.workbench());
        this.client = context.engine().sageMaker();
    }

    /** Approves or rejects a version. */
    void decide(ModelVersion version, Approval approval, String comment) {
        changes.start(
                (approval == Approval.APPROVED ? "Approving " : "Rejecting ") + version.title(),
                () -> client.updateModelPackage(request -> request.modelPackageArn(version.arn())
                        .modelApprovalStatus(approval.value())
                        .approvalDescription(comment)),
                model::refresh);
    }

    /** Deletes a version, after asking. */
    void delete(ModelVersion version) {
        changes.ask(
                new Changes.Loss(
                        "Delete " + version.title() + " of " + version.group() + "?",
                        "Its approval and what it says of serving are lost. The model data and the run that made it"
                                + " stay.",
                        "Delete"),
                "Deleting " + version.title(),
                () -> client.deleteModelPackage(request -> request.modelPackageName(version.arn())),
                model::refresh);
    }

    /** Deletes a group with all its versions, after asking. */
    void delete(GroupEntry group) {
        changes.ask(
                new Changes.Loss(
                        "Delete the group " + group.name() + "?",
                        group.versions() == 0
                                ? "It has no versions."
                                : "Its " + RoomText.count(group.versions(), "version", "versions")
                                        + " and their approvals are lost. Model data and runs stay.",
                        "Delete"),
                "Deleting " + group.name(),
                () -> deleteAll(group.name()),
                model::refresh);
    }

    private void deleteAll(String group) {
        ModelsReader.summaries(client, group)
                .forEach(version ->
                        client.deleteModelPackage(request -> request.modelPackageName(version.modelPackageArn())));
        client.deleteModelPackageGroup(request -> request.modelPackageGroupName(group));
    }

    void copyArn(ModelVersion version) {
        changes.copyArns(List.of(version.arn()));
    }

    void openOrigin(ModelVersion version) {
        version.origin().ifPresent(origin -> context.links().showRun(origin.executionArn()));
    }

    void openJob(String arn) {
        context.links().openJob(arn);
    }
}
