package studio.atelier.studio.models;

import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import studio.atelier.studio.room.Confirmation;
import studio.atelier.studio.room.RoomContext;
import studio.atelier.studio.room.RoomText;

/** What can be done to versions and groups. JavaFX thread; the engine is asked in the background. */
final class ModelActions {

    private final RoomContext context;
    private final ModelsModel model;
    private final SageMakerClient client;

    ModelActions(RoomContext context, ModelsModel model) {
        this.context = context;
        this.model = model;
        this.client = context.engine().sageMaker();
    }

    /** Approves or rejects a version. */
    void decide(ModelVersion version, Approval approval, String comment) {
        change(
                (approval == Approval.APPROVED ? "Approving " : "Rejecting ") + version.title(),
                () -> client.updateModelPackage(request -> request.modelPackageArn(version.arn())
                        .modelApprovalStatus(approval.value())
                        .approvalDescription(comment)));
    }

    void delete(ModelVersion version) {
        Confirmation.ask(
                context.workbench(),
                "Delete " + version.title() + " of " + version.group() + "?",
                "Its approval and what it says of serving are lost. The model data and the run that made it stay.",
                "Delete",
                () -> change(
                        "Deleting " + version.title(),
                        () -> client.deleteModelPackage(request -> request.modelPackageName(version.arn()))));
    }

    /** Deletes a group with all its versions, after asking. */
    void delete(GroupEntry group) {
        Confirmation.ask(
                context.workbench(),
                "Delete the group " + group.name() + "?",
                "Its " + RoomText.count(group.versions(), "version", "versions")
                        + " and their approvals are lost. Model data and runs stay.",
                "Delete",
                () -> change("Deleting " + group.name(), () -> deleteAll(group.name())));
    }

    private void deleteAll(String group) {
        client
                .listModelPackagesPaginator(
                        request -> request.modelPackageGroupName(group).maxResults(100))
                .stream()
                .flatMap(page -> page.modelPackageSummaryList().stream())
                .toList()
                .forEach(version ->
                        client.deleteModelPackage(request -> request.modelPackageName(version.modelPackageArn())));
        client.deleteModelPackageGroup(request -> request.modelPackageGroupName(group));
    }

    void copyArn(ModelVersion version) {
        RoomText.copy(version.arn());
    }

    void openOrigin(ModelVersion version) {
        version.origin().ifPresent(origin -> context.links().showRun(origin.executionArn()));
    }

    private void change(String name, Runnable work) {
        context.workbench()
                .tasks()
                .start(
                        name,
                        any -> {
                            work.run();
                            return name;
                        },
                        done -> model.refresh());
    }
}
