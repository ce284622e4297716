package studio.atelier.engine.catalog.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.Direction;
import software.amazon.awssdk.services.sagemaker.model.Edge;
import software.amazon.awssdk.services.sagemaker.model.LineageType;
import software.amazon.awssdk.services.sagemaker.model.QueryLineageRequest;
import software.amazon.awssdk.services.sagemaker.model.QueryLineageResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.Vertex;
import studio.atelier.engine.api.operation.InProcessClient;
import studio.atelier.engine.api.operation.OperationRegistry;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.store.Store;

class LineageQueryTest {

    @TempDir
    Path folder;

    private Store store;
    private SageMakerClient client;

    @BeforeEach
    void open() throws Exception {
        store = Store.open(folder, ProjectFile.none());
        OperationRegistry registry = new OperationRegistry();
        new LineageOperations(store).register(registry);
        new LineageQueryOperation(store).register(registry);
        client = InProcessClient.of(registry);
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** data and image into train, train into model, model into deploy. */
    private Map<String, String> chain() {
        Map<String, String> arns = new LinkedHashMap<>();
        for (String type : List.of("DataSet", "Image", "Model")) {
            arns.put(
                    type,
                    client.createArtifact(r -> r.artifactType(type)
                                    .source(s -> s.sourceUri("s3://b/" + type))
                                    .properties(Map.of("of", type)))
                            .artifactArn());
        }
        for (String name : List.of("train", "deploy")) {
            arns.put(
                    name,
                    client.createAction(r -> r.actionName(name).actionType(name).source(s -> s.sourceUri(name)))
                            .actionArn());
        }
        for (String[] edge :
                new String[][] {{"DataSet", "train"}, {"Image", "train"}, {"train", "Model"}, {"Model", "deploy"}}) {
            client.addAssociation(r -> r.sourceArn(arns.get(edge[0]))
                    .destinationArn(arns.get(edge[1]))
                    .associationType("ContributedTo"));
        }
        return arns;
    }

    private List<String> query(Map<String, String> arns, String start, Consumer<QueryLineageRequest.Builder> more) {
        return client
                .queryLineage(r -> {
                    r.startArns(arns.get(start));
                    more.accept(r);
                })
                .vertices()
                .stream()
                .map(vertex -> arns.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(vertex.arn()))
                        .findFirst()
                        .orElseThrow()
                        .getKey())
                .toList();
    }

    @Test
    void lineageIsFollowedUpAndDownAsFarAsAsked() {
        Map<String, String> arns = chain();

        assertThat(query(arns, "train", r -> {})).containsExactlyInAnyOrder("DataSet", "Image", "Model", "deploy");
        assertThat(query(arns, "train", r -> r.direction(Direction.ASCENDANTS)))
                .containsExactlyInAnyOrder("DataSet", "Image");
        assertThat(query(arns, "train", r -> r.direction(Direction.DESCENDANTS).maxDepth(1)))
                .containsExactly("Model");
        // Up only: what else the training was given is no ascendant of the model's own data.
        assertThat(query(arns, "deploy", r -> r.direction(Direction.ASCENDANTS)))
                .containsExactly("Model", "train", "DataSet", "Image");
    }

    @Test
    void lineageIsFilteredAndShownWithTheWaysToWhatWasFound() {
        Map<String, String> arns = chain();

        assertThat(query(arns, "deploy", r -> r.filters(f -> f.types("DataSet"))))
                .containsExactly("DataSet");
        assertThat(query(arns, "deploy", r -> r.filters(f -> f.lineageTypes(LineageType.ACTION))))
                .containsExactly("train");
        assertThat(query(arns, "deploy", r -> r.filters(f -> f.properties(Map.of("of", "Image", "x", "y")))))
                .containsExactly("Image");
        assertThat(query(arns, "deploy", r -> r.filters(f -> f.createdBefore(Instant.EPOCH))))
                .isEmpty();
        assertThat(query(arns, "deploy", r -> r.includeEdges(true).filters(f -> f.types("DataSet"))))
                .containsExactly("deploy", "Model", "train", "DataSet");
        assertThat(client.queryLineage(r -> r.startArns(arns.get("deploy"))
                                .includeEdges(true)
                                .filters(f -> f.types("DataSet")))
                        .edges())
                .extracting(Edge::sourceArn, Edge::destinationArn, Edge::associationTypeAsString)
                .containsExactlyInAnyOrder(
                        tuple(arns.get("Model"), arns.get("deploy"), "ContributedTo"),
                        tuple(arns.get("train"), arns.get("Model"), "ContributedTo"),
                        tuple(arns.get("DataSet"), arns.get("train"), "ContributedTo"));
    }

    @Test
    void lineageComesInPagesAndWithoutAStartIsAllThatThereIs() {
        Map<String, String> arns = chain();

        assertThat(client.queryLineage(r -> r.filters(f -> f.lineageTypes(LineageType.ARTIFACT)))
                        .vertices())
                .extracting(Vertex::type)
                .containsExactlyInAnyOrder("DataSet", "Image", "Model");
        List<QueryLineageResponse> pages =
                client
                        .queryLineagePaginator(r -> r.startArns(arns.get("train"))
                                .includeEdges(true)
                                .maxResults(2))
                        .stream()
                        .toList();
        assertThat(pages).hasSize(3);
        assertThat(pages.stream().flatMap(page -> page.vertices().stream()).map(Vertex::arn))
                .containsExactlyInAnyOrderElementsOf(arns.values());
        assertThat(pages.stream().flatMap(page -> page.edges().stream())).hasSize(4);
        assertThatThrownBy(() -> client.queryLineage(r -> r.nextToken("none"))).hasMessageContaining("NextToken");
        assertThatThrownBy(() -> client.queryLineage(r -> r.maxDepth(11))).hasMessageContaining("maxDepth");
        assertThatThrownBy(() ->
                        client.queryLineage(r -> r.startArns("arn:aws:sagemaker:us-east-1:000000000000:action/none")))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
