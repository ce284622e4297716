package studio.atelier.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.ModelApprovalStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageSummary;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import studio.atelier.engine.api.operation.InProcessClient;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.catalog.lineage.LineageOperations;
import studio.atelier.engine.catalog.registry.ModelOperations;
import studio.atelier.engine.catalog.registry.ModelPackageGroupOperations;
import studio.atelier.engine.catalog.registry.ModelPackageOperations;
import studio.atelier.engine.catalog.tags.TagOperations;
import studio.atelier.engine.store.Store;

class CatalogTest {

    @TempDir
    Path folder;

    private Store store;
    private SageMakerClient client;

    @BeforeEach
    void open() throws Exception {
        store = Store.open(folder, ProjectFile.none());
        OperationRegistry registry = new OperationRegistry();
        ModelPackageGroupOperations groups = new ModelPackageGroupOperations(store);
        groups.register(registry);
        new ModelPackageOperations(store, groups).register(registry);
        new ModelOperations(store).register(registry);
        new LineageOperations(store).register(registry);
        new TagOperations(store).register(registry);
        client = InProcessClient.of(registry);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void packagesOfAGroupAreNumberedAndApproved() {
        client.createModelPackageGroup(r -> r.modelPackageGroupName("abalone"));
        client.createModelPackage(r -> r.modelPackageGroupName("abalone"));
        String second = client.createModelPackage(r -> r.modelPackageGroupName("abalone"))
                .modelPackageArn();

        client.updateModelPackage(r -> r.modelPackageArn(second)
                .modelApprovalStatus(ModelApprovalStatus.APPROVED)
                .approvalDescription("good"));

        assertThat(second).endsWith(":model-package/abalone/2");
        var described = client.describeModelPackage(r -> r.modelPackageName(second));
        assertThat(described.modelPackageVersion()).isEqualTo(2);
        assertThat(described.modelApprovalStatus()).isEqualTo(ModelApprovalStatus.APPROVED);
        assertThat(client
                        .listModelPackagesPaginator(
                                r -> r.modelPackageGroupName("abalone").modelApprovalStatus("PendingManualApproval"))
                        .modelPackageSummaryList()
                        .stream()
                        .map(ModelPackageSummary::modelPackageVersion))
                .containsExactly(1);
    }

    @Test
    void aModelIsCreatedOnceAndMissedInTheWordsThatClientsRead() {
        client.createModel(
                r -> r.modelName("m").tags(Tag.builder().key("a").value("b").build()));

        assertThatThrownBy(() -> client.createModel(r -> r.modelName("m")))
                .hasMessageContaining("Cannot create already existing model");
        assertThatThrownBy(() -> client.describeModel(r -> r.modelName("other")))
                .hasMessageContaining("Could not find model");
        String arn = client.describeModel(r -> r.modelName("m")).modelArn();
        assertThat(client.listTags(r -> r.resourceArn(arn)).tags())
                .containsExactly(Tag.builder().key("a").value("b").build());
    }

    @Test
    void oneArtifactStandsForOneSource() {
        String first = client.createArtifact(r -> r.artifactType("DataSet").source(s -> s.sourceUri("s3://b/data")))
                .artifactArn();
        String again = client.createArtifact(r -> r.artifactType("DataSet").source(s -> s.sourceUri("s3://b/data")))
                .artifactArn();
        String action = client.createAction(
                        r -> r.actionName("train").actionType("Training").source(s -> s.sourceUri("job")))
                .actionArn();
        client.addAssociation(r -> r.sourceArn(first).destinationArn(action));

        assertThat(again).isEqualTo(first);
        assertThat(client.listAssociations(r -> r.sourceArn(first)).associationSummaries())
                .singleElement()
                .satisfies(a -> assertThat(a.destinationArn()).isEqualTo(action));
    }

    @Test
    void aModelIsFoundByItsNameAndByThatOfItsArn() {
        String arn = client.createModel(r -> r.modelName("My-Model")
                        .executionRoleArn("arn:aws:iam::123456789012:role/R")
                        .primaryContainer(c -> c.image("image")))
                .modelArn();

        assertThat(arn).endsWith("model/my-model");
        assertThat(client.describeModel(r -> r.modelName("My-Model")).modelArn())
                .isEqualTo(arn);
        assertThat(client.describeModel(r -> r.modelName("my-model")).modelName())
                .isEqualTo("My-Model");
    }

    @Test
    void thereIsOneArtifactOfASource() {
        String first = client.createArtifact(
                        r -> r.artifactName("one").artifactType("Model").source(s -> s.sourceUri("s3://b/m")))
                .artifactArn();
        String again = client.createArtifact(
                        r -> r.artifactName("two").artifactType("Model").source(s -> s.sourceUri("s3://b/m")))
                .artifactArn();

        assertThat(again).isEqualTo(first);
        assertThat(client.describeArtifact(r -> r.artifactArn(first)).artifactName())
                .isEqualTo("one");
    }
}
