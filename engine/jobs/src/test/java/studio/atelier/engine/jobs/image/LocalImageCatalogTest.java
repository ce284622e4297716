package studio.atelier.engine.jobs.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.algorithm.BuiltInAlgorithms;
import studio.atelier.engine.api.compute.Availability;
import studio.atelier.engine.api.compute.Availability.State;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.image.ImageRequest;
import studio.atelier.engine.api.image.ImageResolution;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.api.project.ProjectFile;

/** Which images go to Docker. */
class LocalImageCatalogTest {

    private static final String OF_AWS = "174872318107.dkr.ecr.us-west-2.amazonaws.com/kmeans:1";

    @TempDir
    Path folder;

    private ImageResolution resolve(String image, State docker, String project) {
        ProjectFile file = new ProjectFile(Optional.empty(), Json.parseObject(project));
        LocalImageCatalog catalog =
                new LocalImageCatalog(file, new PythonInterpreters(file, folder), BuiltInAlgorithms::new, launch -> {
                    assertThat(launch).isInstanceOf(Launch.Image.class);
                    return new Availability(docker, docker == State.UNAVAILABLE ? "It sleeps" : "Docker 1 at x");
                });
        return catalog.resolve(new ImageRequest(image, ImageRequest.Use.TRAINING, List.of("run"), false));
    }

    @Test
    void whatNothingElseStandsForGoesToDockerIfItIsThere() {
        assertThat(resolve("mine:1", State.READY, "{}"))
                .isEqualTo(new ImageResolution.Container("mine:1", "Docker image mine:1, on Docker 1 at x"));
        assertThat(resolve("mine:1", State.TO_BE_FETCHED, "{}").description()).contains("pulled first");
        assertThat(resolve("mine:1", State.UNAVAILABLE, "{}").missing().orElseThrow())
                .contains("mine:1", "It sleeps");
    }

    @Test
    void anImageOfAwsIsTakenFromDockerOnlyIfItIsThereAlready() {
        assertThat(resolve(OF_AWS, State.READY, "{}")).isInstanceOf(ImageResolution.Container.class);
        assertThat(resolve(OF_AWS, State.TO_BE_FETCHED, "{}").missing().orElseThrow())
                .contains("docker pull " + OF_AWS);
        assertThat(resolve(OF_AWS, State.TO_BE_FETCHED, "{\"docker\": {\"use\": \"prefer\"}}"))
                .isInstanceOf(ImageResolution.Container.class);
    }

    @Test
    void theProjectFilesOwnMappingGoesFirst() {
        String project =
                "{\"images\": {\"mine*\": \"shell\", \"other\": \"docker:real:2\"}, \"docker\": {\"use\": \"prefer\"}}";
        assertThat(resolve("mine:1", State.READY, project)).isInstanceOf(ImageResolution.LocalShell.class);
        assertThat(resolve("other", State.READY, project))
                .isInstanceOfSatisfying(
                        ImageResolution.Container.class,
                        container -> assertThat(container.image()).isEqualTo("real:2"));
        assertThat(resolve("other", State.UNAVAILABLE, project).missing().orElseThrow())
                .contains("maps other to docker", "It sleeps");
    }

    @Test
    void nothingGoesToDockerWhereItIsTurnedOff() {
        String project = "{\"images\": {\"other\": \"docker\"}, \"docker\": {\"use\": \"off\"}}";
        assertThat(resolve("mine:1", State.READY, project).missing()).isPresent();
        assertThat(resolve("other", State.READY, project).missing().orElseThrow())
                .contains("\"use\": \"off\"");
    }

    @Test
    void thisMachinesOwnNamesStayWithIt() {
        assertThat(resolve("atelier.local/shell", State.READY, "{\"docker\": {\"use\": \"prefer\"}}"))
                .isInstanceOf(ImageResolution.LocalShell.class);
    }
}
