package studio.atelier.studio.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.studio.room.RoomBench;
import studio.atelier.workbench.grid.GridView;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.theme.Palette;

@EnabledOnOs({OS.LINUX, OS.MAC})
@ExtendWith(Toolkit.class)
class ModelsRoomTest {

    private static final Path SHOTS = Path.of("target", "shots");

    @TempDir
    Path folder;

    private RoomBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = RoomBench.open(folder.resolve("workspace"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Window window() {
        return bench.window();
    }

    private void shots(String name) {
        window().screenshot(SHOTS.resolve(name + "-light.png"));
        window().use(Palette.dark());
        window().screenshot(SHOTS.resolve(name + "-dark.png"));
        window().use(Palette.light());
    }

    @Test
    void aVersionShowsWhereItCameFromAndIsApprovedAndDeleted() throws Exception {
        bench.pipeline("Abalone");
        bench.engine
                .sageMaker()
                .createModelPackageGroup(request -> request.modelPackageGroupName("AbaloneModels")
                        .modelPackageGroupDescription("The age of abalone from 8 measurements"));
        bench.run("Abalone", Map.of());
        String last = bench.run("Abalone", Map.of("Digits", "187"));
        bench.show(ModelsRoom::new);

        window().await(
                        "the versions are listed",
                        () -> !window().robot()
                                .lookup("#versions-grid")
                                .queryAll()
                                .isEmpty());
        GridView grid = window().find("#versions-grid");
        window().await("drawn", () -> grid.isSettled());
        assertThat(grid.source().count().rows()).isEqualTo(2);
        assertThat(grid.columns().position("metric:validation:rmse")).isPositive();
        window().await(
                        "the version is shown",
                        () -> !window().robot().lookup("#approve").queryAll().isEmpty());
        shots("models");

        window().click("#approval-comment");
        window().write("Better than the last one");
        window().click("#approve");
        window().await(
                        "approved",
                        () -> bench
                                .engine
                                .sageMaker()
                                .listModelPackages(request -> request.modelPackageGroupName("AbaloneModels")
                                        .modelApprovalStatus("Approved"))
                                .modelPackageSummaryList()
                                .stream()
                                .anyMatch(version -> version.modelPackageVersion() == 2));
        window().await(
                        "shown",
                        () -> !window().robot()
                                .lookup("Better than the last one")
                                .queryAll()
                                .isEmpty());
        shots("models-approved");

        Window.onFx(() -> {
            window().<Button>find("#origin-run").fire();
            return true;
        });
        assertThat(bench.opened).containsExactly("run " + last);

        Window.onFx(() -> {
            window().<Button>find("#delete-version").fire();
            return true;
        });
        window().settle();
        shots("models-delete");
        window().click("#confirm");
        window().await("deleted", () -> grid.source().count().rows() == 1);
    }

    @Test
    void withoutModelsTheRoomSaysHowTheyComeHere() {
        bench.show(ModelsRoom::new);
        window().await(
                        "said",
                        () -> !window().robot()
                                .lookup("No models yet")
                                .queryAll()
                                .isEmpty());
        shots("models-empty");
    }

    @Test
    void aGroupIsDeletedWithItsVersionsAfterAsking() throws Exception {
        bench.pipeline("Abalone");
        bench.pipeline("Taxi");
        bench.run("Abalone", Map.of());
        bench.run("Abalone", Map.of("Digits", "187"));
        bench.run("Taxi", Map.of());
        bench.show(ModelsRoom::new);
        bench.awaitText("AbaloneModels");
        window().await(
                        "its versions are listed",
                        () -> !window().robot()
                                .lookup("#versions-grid")
                                .queryAll()
                                .isEmpty());

        window().robot().rightClickOn("#model-group-list .list-cell");
        window().click("Delete the group…");
        bench.awaitText("Delete the group AbaloneModels?");
        bench.awaitText("Its 2 versions and their approvals are lost. Model data and runs stay.");
        window().click("Cancel");
        assertThat(groups()).containsExactly("AbaloneModels", "TaxiModels");

        window().robot().rightClickOn("#model-group-list .list-cell");
        window().click("Delete the group…");
        window().click("#confirm");
        window().await("gone", () -> groups().equals(List.of("TaxiModels")));
        window().await(
                        "the other group is shown",
                        () -> window().robot()
                                .lookup("#versions-grid")
                                .<GridView>tryQuery()
                                .filter(grid -> grid.source().count().rows() == 1)
                                .isPresent());
        assertThat(bench.engine
                        .sageMaker()
                        .listModelPackages(request -> request.modelPackageGroupName("TaxiModels"))
                        .modelPackageSummaryList())
                .hasSize(1);
        assertThat(Window.onFx(() -> bench.workbench().notifications().all())).isEmpty();
    }

    private List<String> groups() {
        return bench
                .engine
                .sageMaker()
                .listModelPackageGroups(request -> request.sortBy("Name").sortOrder("Ascending"))
                .modelPackageGroupSummaryList()
                .stream()
                .map(group -> group.modelPackageGroupName())
                .toList();
    }
}
