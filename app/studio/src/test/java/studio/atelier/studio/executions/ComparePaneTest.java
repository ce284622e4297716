package studio.atelier.studio.executions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.stage.FileChooser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.workbench.control.Status;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

/** The export of a comparison, up to the dialog of the system and from it on. */
@ExtendWith(Toolkit.class)
class ComparePaneTest {

    @TempDir
    Path folder;

    private final List<FileChooser> asked = new ArrayList<>();
    private Optional<Path> answer = Optional.empty();
    private Workbench workbench;
    private Window window;

    @BeforeEach
    void open() {
        window = Window.show(900, 500, theme -> {
            workbench = new Workbench(theme);
            ComparePane pane = new ComparePane(workbench, () -> {});
            pane.setAsk(chooser -> {
                asked.add(chooser);
                return answer;
            });
            pane.show(List.of(
                    Runs.run(2, Status.SUCCEEDED, 20, Map.of("eta", "0.1"), Map.of("validation:rmse", 2.1)),
                    Runs.run(1, Status.SUCCEEDED, 10, Map.of("eta", "0.2"), Map.of("validation:rmse", 2.2))));
            return pane;
        });
    }

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void theDialogProposesAFileOfValues() {
        window.click("#compare-export");

        assertThat(asked).singleElement().satisfies(chooser -> {
            assertThat(chooser.getTitle()).isEqualTo("Export the comparison");
            assertThat(chooser.getInitialFileName()).isEqualTo("comparison.csv");
            assertThat(chooser.getExtensionFilters().getFirst().getExtensions()).containsExactly("*.csv");
        });
        assertThat(Window.onFx(() -> workbench.notifications().all())).isEmpty();
    }

    @Test
    void theChosenFileHoldsTheComparison() throws Exception {
        answer = Optional.of(folder.resolve("two.csv"));
        window.click("#compare-export");

        window.await("it is told", () -> !workbench.notifications().all().isEmpty());
        assertThat(Files.readString(folder.resolve("two.csv")))
                .contains("eta")
                .contains("0.1")
                .contains("validation:rmse");
    }

    @Test
    void aFileThatCannotBeWrittenIsAFailureThatIsTold() {
        answer = Optional.of(folder.resolve("missing/two.csv"));
        window.click("#compare-export");

        window.await(
                "it is told",
                () -> workbench.notifications().all().stream()
                        .anyMatch(told -> told.severity() == studio.atelier.workbench.notification.Severity.ERROR));
    }
}
