package studio.atelier.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AssociationSummary;
import software.amazon.awssdk.services.sagemaker.model.BooleanOperator;
import software.amazon.awssdk.services.sagemaker.model.CrossAccountFilterOption;
import software.amazon.awssdk.services.sagemaker.model.Filter;
import software.amazon.awssdk.services.sagemaker.model.ModelApprovalStatus;
import software.amazon.awssdk.services.sagemaker.model.ModelPackageSummary;
import software.amazon.awssdk.services.sagemaker.model.Operator;
import software.amazon.awssdk.services.sagemaker.model.ResourceLimitExceededException;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.ResourceType;
import software.amazon.awssdk.services.sagemaker.model.SearchRequest;
import software.amazon.awssdk.services.sagemaker.model.SearchSortOrder;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import studio.atelier.engine.api.operation.InProcessClient;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.catalog.lineage.LineageChanges;
import studio.atelier.engine.catalog.lineage.LineageOperations;
import studio.atelier.engine.catalog.registry.ModelOperations;
import studio.atelier.engine.catalog.registry.ModelPackageGroupOperations;
import studio.atelier.engine.catalog.registry.ModelPackageOperations;
import studio.atelier.engine.catalog.search.SearchOperation;
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
        new LineageChanges(store).register(registry);
        new TagOperations(store).register(registry);
        new SearchOperation(store, registry).register(registry);
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
    void theNumberOfADeletedVersionIsNotUsedAgain() {
        client.createModelPackageGroup(r -> r.modelPackageGroupName("g"));
        String first =
                client.createModelPackage(r -> r.modelPackageGroupName("g")).modelPackageArn();
        client.deleteModelPackage(r -> r.modelPackageName(first));

        assertThat(client.createModelPackage(r -> r.modelPackageGroupName("g")).modelPackageArn())
                .endsWith("g/2");
    }

    @Test
    void aPackageThatIsCreatedAgainByTheSameCallIsOne() {
        client.createModelPackageGroup(r -> r.modelPackageGroupName("g"));
        String first = client.createModelPackage(
                        r -> r.modelPackageGroupName("g").clientToken("t".repeat(36)))
                .modelPackageArn();
        String named = client.createModelPackage(r -> r.modelPackageName("n").clientToken("u".repeat(36)))
                .modelPackageArn();

        assertThat(client.createModelPackage(r -> r.modelPackageGroupName("g").clientToken("t".repeat(36)))
                        .modelPackageArn())
                .isEqualTo(first);
        assertThat(client.createModelPackage(r -> r.modelPackageName("n").clientToken("u".repeat(36)))
                        .modelPackageArn())
                .isEqualTo(named);
        assertThat(client.createModelPackage(r -> r.modelPackageGroupName("g").clientToken("v".repeat(36)))
                        .modelPackageArn())
                .endsWith("g/2");
        assertThatThrownBy(() -> client.createModelPackage(r -> r.modelPackageName("n")))
                .hasMessageContaining("ModelPackage already exists");
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

    private List<String> groups(Consumer<SearchRequest.Builder> request) {
        return client
                .searchPaginator(request.andThen(search -> search.resource(ResourceType.MODEL_PACKAGE_GROUP)))
                .results()
                .stream()
                .map(found -> found.modelPackageGroup().modelPackageGroupName())
                .toList();
    }

    private static Filter filter(String name, Operator operator, String value) {
        return Filter.builder().name(name).operator(operator).value(value).build();
    }

    @Test
    void resourcesAreFoundByWhatTheySayAndByTheirTags() {
        Instant before = Instant.now().minusSeconds(1);
        for (String name : List.of("red-1", "red-2", "blue-1")) {
            client.createModelPackageGroup(r -> r.modelPackageGroupName(name)
                    .modelPackageGroupDescription("about " + name)
                    .tags(
                            Tag.builder()
                                    .key("colour")
                                    .value(name.split("-")[0])
                                    .build(),
                            Tag.builder()
                                    .key("number")
                                    .value(name.split("-")[1])
                                    .build()));
        }
        Filter red = filter("Tags.colour", Operator.EQUALS, "red");
        Filter two = filter("Tags.number", Operator.EQUALS, "2");

        assertThat(groups(r -> r.searchExpression(e -> e.filters(red)).maxResults(1)))
                .containsExactlyInAnyOrder("red-1", "red-2");
        assertThat(groups(r -> r.searchExpression(e -> e.filters(red, two)))).containsExactly("red-2");
        assertThat(groups(r -> r.sortBy("ModelPackageGroupName")
                        .sortOrder(SearchSortOrder.ASCENDING)
                        .searchExpression(e -> e.filters(two, filter("Tags.colour", Operator.EQUALS, "blue"))
                                .operator(BooleanOperator.OR))))
                .containsExactly("blue-1", "red-2");
        assertThat(groups(r -> r.searchExpression(e -> e.filters(
                        filter("ModelPackageGroupDescription", Operator.CONTAINS, "about b"),
                        filter("CreationTime", Operator.GREATER_THAN, before.toString()),
                        filter("CreationTime", Operator.LESS_THAN, "2999-01-01"),
                        Filter.builder()
                                .name("Tags.none")
                                .operator(Operator.NOT_EXISTS)
                                .build(),
                        filter("ModelPackageGroupStatus", Operator.NOT_EQUALS, "Failed")))))
                .containsExactly("blue-1");
        assertThat(groups(r -> r.searchExpression(e -> e.subExpressions(
                        sub -> sub.filters(red),
                        sub -> sub.filters(filter("ModelPackageGroupName", Operator.IN, "red-1, blue-1"))))))
                .containsExactly("red-1");
        assertThatThrownBy(() -> client.search(r -> r.resource(ResourceType.FEATURE_GROUP)))
                .hasMessageContainingAll("FeatureGroup", "ModelPackageGroup");
        assertThatThrownBy(() -> groups(r ->
                        r.searchExpression(e -> e.filters(filter("CreationTime", Operator.LESS_THAN, "yesterday")))))
                .hasMessageContaining("yesterday");
    }

    @Test
    void aModelIsFoundAsTheDashboardsEntryAndNestedFiltersHoldForOneElement() {
        client.createModel(r -> r.modelName("found")
                .executionRoleArn("arn:aws:iam::000000000000:role/R")
                .containers(
                        c -> c.image("a").modelDataUrl("s3://b/1"),
                        c -> c.image("b").modelDataUrl("s3://b/2")));

        assertThat(client.search(r -> r.resource(ResourceType.MODEL)
                                .searchExpression(e -> e.nestedFilters(nested -> nested.nestedPropertyName("Containers")
                                        .filters(
                                                filter("Containers.Image", Operator.EQUALS, "a"),
                                                filter("Containers.ModelDataUrl", Operator.EQUALS, "s3://b/1")))))
                        .results())
                .singleElement()
                .satisfies(
                        found -> assertThat(found.model().model().modelName()).isEqualTo("found"));
        assertThat(client.search(r -> r.resource(ResourceType.MODEL)
                                .searchExpression(e -> e.nestedFilters(nested -> nested.nestedPropertyName("Containers")
                                        .filters(
                                                filter("Containers.Image", Operator.EQUALS, "a"),
                                                filter("Containers.ModelDataUrl", Operator.EQUALS, "s3://b/2")))))
                        .results())
                .isEmpty();
    }

    @Test
    void aPropertyThatDoesNotExistIsRefusedAndDoesNotJustFindNothing() {
        client.createModelPackageGroup(r -> r.modelPackageGroupName("g"));
        client.createModelPackage(r -> r.modelPackageGroupName("g"));
        for (String known : List.of(
                "ModelPackageVersion", "InferenceSpecification.Containers.Image", "CustomerMetadataProperties.any")) {
            assertThat(client.search(r -> r.resource(ResourceType.MODEL_PACKAGE)
                                    .searchExpression(e -> e.filters(filter(known, Operator.EQUALS, "other"))))
                            .results())
                    .isEmpty();
        }
        for (String unknown : List.of("ModelPackageVersoin", "InferenceSpecification.Image", "Group")) {
            assertThatThrownBy(() -> client.search(r -> r.resource(ResourceType.MODEL_PACKAGE)
                            .searchExpression(e -> e.filters(filter(unknown, Operator.EQUALS, "1")))))
                    .hasMessageContaining("Unknown property name: " + unknown);
        }
        assertThatThrownBy(() -> client.search(
                        r -> r.resource(ResourceType.MODEL_PACKAGE).sortBy("Size")))
                .hasMessageContaining("Unknown property name: Size");
    }

    @Test
    void aConditionOfVisibilityHidesWhatHasAnotherValueOnly() {
        client.createModelPackageGroup(r -> r.modelPackageGroupName("plain"));
        for (String team : List.of("blue", "red")) {
            client.createModelPackageGroup(r -> r.modelPackageGroupName(team)
                    .tags(Tag.builder().key("team").value(team).build()));
        }

        assertThat(client
                        .search(r -> r.resource(ResourceType.MODEL_PACKAGE_GROUP)
                                .visibilityConditions(v -> v.key("Tags.team").value("blue")))
                        .results()
                        .stream()
                        .map(found -> found.modelPackageGroup().modelPackageGroupName()))
                .containsExactlyInAnyOrder("plain", "blue");
        assertThat(client.search(r -> r.resource(ResourceType.MODEL_PACKAGE_GROUP)
                                .crossAccountFilterOption(CrossAccountFilterOption.CROSS_ACCOUNT))
                        .results())
                .isEmpty();
        assertThat(client.listModelPackageGroups(
                                r -> r.crossAccountFilterOption(CrossAccountFilterOption.CROSS_ACCOUNT))
                        .modelPackageGroupSummaryList())
                .isEmpty();
    }

    @Test
    void tagsThatAreTooManyChangeNothing() {
        String arn = client.createModelPackageGroup(r -> r.modelPackageGroupName("g")
                        .tags(Tag.builder().key("kept").value("old").build()))
                .modelPackageGroupArn();
        List<Tag> more = IntStream.range(0, 49)
                .mapToObj(i -> Tag.builder().key("k" + i).value("v").build())
                .toList();
        client.addTags(r -> r.resourceArn(arn).tags(more));

        assertThatThrownBy(() -> client.addTags(r -> r.resourceArn(arn)
                        .tags(
                                Tag.builder().key("kept").value("new").build(),
                                Tag.builder().key("one").value("too many").build())))
                .isInstanceOf(ResourceLimitExceededException.class);

        assertThat(client.listTags(r -> r.resourceArn(arn)).tags())
                .hasSize(50)
                .contains(Tag.builder().key("kept").value("old").build());
    }

    @Test
    void associationsAreSortedByTheirEnds() {
        List<String> actions = Stream.of("b", "c", "a")
                .map(name -> client.createAction(
                                r -> r.actionName(name).actionType("Training").source(s -> s.sourceUri("job")))
                        .actionArn())
                .toList();
        String data = client.createArtifact(r -> r.artifactType("DataSet").source(s -> s.sourceUri("s3://b/data")))
                .artifactArn();
        actions.forEach(action -> client.addAssociation(r -> r.sourceArn(data).destinationArn(action)));

        assertThat(client
                        .listAssociationsPaginator(r -> r.sourceArn(data)
                                .sortBy("DestinationArn")
                                .sortOrder("Ascending")
                                .maxResults(2))
                        .associationSummaries()
                        .stream()
                        .map(AssociationSummary::destinationName))
                .containsExactly("a", "b", "c");
        assertThat(client.listAssociations(r -> r.sortBy("DestinationArn")).associationSummaries())
                .extracting(AssociationSummary::destinationName)
                .containsExactly("c", "b", "a");
    }

    @Test
    void anEntityOfAnotherKindIsNotDescribed() {
        String artifact = client.createArtifact(r -> r.artifactType("Model").source(s -> s.sourceUri("s3://b/m")))
                .artifactArn();

        assertThatThrownBy(() -> client.describeAction(r -> r.actionName(artifact)))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void lineageIsListedByTheTypesOfItsEntities() {
        String data = client.createArtifact(
                        r -> r.artifactName("data").artifactType("DataSet").source(s -> s.sourceUri("s3://b/data")))
                .artifactArn();
        String model = client.createArtifact(r -> r.artifactType("Model").source(s -> s.sourceUri("s3://b/model")))
                .artifactArn();
        String action = client.createAction(
                        r -> r.actionName("train").actionType("Training").source(s -> s.sourceUri("job")))
                .actionArn();
        client.addAssociation(r -> r.sourceArn(data).destinationArn(action));
        client.addAssociation(r -> r.sourceArn(action).destinationArn(model));

        assertThat(client.listArtifacts(r -> r.artifactType("Model")).artifactSummaries())
                .singleElement()
                .satisfies(a -> assertThat(a.artifactArn()).isEqualTo(model));
        assertThat(client.listActions(r -> r.actionType("Other")).actionSummaries())
                .isEmpty();
        assertThat(client.listAssociations(r -> r.sourceType("DataSet")).associationSummaries())
                .singleElement()
                .satisfies(a -> {
                    assertThat(a.sourceName()).isEqualTo("data");
                    assertThat(a.destinationType()).isEqualTo("Training");
                    assertThat(a.destinationName()).isEqualTo("train");
                });
    }

    @Test
    void lineageIsChangedAndDeletedOnceNothingIsTiedToIt() {
        String data = client.createArtifact(r -> r.artifactType("DataSet").source(s -> s.sourceUri("s3://b/data")))
                .artifactArn();
        String action = client.createAction(r -> r.actionName("train")
                        .actionType("Training")
                        .properties(Map.of("a", "1", "b", "2"))
                        .source(s -> s.sourceUri("job")))
                .actionArn();
        client.addAssociation(r -> r.sourceArn(data).destinationArn(action));

        client.updateAction(r -> r.actionName("train")
                .status("Completed")
                .properties(Map.of("b", "3"))
                .propertiesToRemove("a"));

        var changed = client.describeAction(r -> r.actionName("train"));
        assertThat(changed.statusAsString()).isEqualTo("Completed");
        assertThat(changed.properties()).isEqualTo(Map.of("b", "3"));
        assertThatThrownBy(() -> client.deleteAction(r -> r.actionName("train")))
                .hasMessageContaining("associations");
        client.deleteAssociation(r -> r.sourceArn(data).destinationArn(action));
        client.deleteAction(r -> r.actionName("train"));
        client.deleteArtifact(r -> r.source(s -> s.sourceUri("s3://b/data")));
        assertThat(client.listArtifacts(r -> {}).artifactSummaries()).isEmpty();
        assertThatThrownBy(() -> client.deleteAction(r -> r.actionName("train")))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
