package studio.atelier.workbench.docking;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.atelier.workbench.docking.DockLayout.column;
import static studio.atelier.workbench.docking.DockLayout.editors;
import static studio.atelier.workbench.docking.DockLayout.row;
import static studio.atelier.workbench.docking.DockLayout.tabs;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import org.junit.jupiter.api.Test;

class DockHomeTest {

    private static final DockLayout STANDARD =
            row(0.25, tabs("left", "project"), column(0.7, editors(), tabs("bottom", "logs", "problems")));

    private static DockLayout.Tabs chosen(String place, String... panels) {
        return new DockLayout.Tabs(place, List.of(panels), Optional.of(panels[panels.length - 1]));
    }

    @Test
    void aPlaceThatIsStillThereTakesThePanelBack() {
        DockLayout now = row(0.25, tabs("left", "project"), column(0.7, editors(), tabs("bottom", "problems")));

        assertThat(new DockHome("bottom", STANDARD).restore(now, "logs"))
                .isEqualTo(row(
                        0.25, tabs("left", "project"), column(0.7, editors(), chosen("bottom", "problems", "logs"))));
    }

    @Test
    void aPlaceThatIsGoneIsMadeAgainBesideWhatWasBesideIt() {
        DockLayout now = row(0.25, tabs("left", "project"), editors());

        assertThat(new DockHome("bottom", STANDARD).restore(now, "logs"))
                .isEqualTo(row(0.25, tabs("left", "project"), column(0.7, editors(), chosen("bottom", "logs"))));
    }

    @Test
    void aPlaceBesideASplitIsMadeAgainBesideAllOfIt() {
        DockLayout now = column(0.7, editors(), tabs("bottom", "logs"));

        assertThat(new DockHome("left", STANDARD).restore(now, "project"))
                .isEqualTo(row(0.25, chosen("left", "project"), now));
    }

    @Test
    void theMiddleOfThreeKeepsItsShare() {
        DockLayout three = new DockLayout.Split(
                Orientation.HORIZONTAL, List.of(editors(), tabs("middle", "a"), tabs("right", "b")), List.of(0.5, 0.8));
        DockLayout now = editors();

        DockLayout.Split back = (DockLayout.Split) new DockHome("middle", three).restore(now, "a");

        assertThat(back.parts()).containsExactly(editors(), chosen("middle", "a"));
        assertThat(back.dividers().getFirst()).isCloseTo(0.7, org.assertj.core.data.Offset.offset(1e-9));
    }

    @Test
    void whereNothingIsLeftToolsGoToToolsAndEditorsToEditors() {
        DockLayout now = row(0.25, tabs("left", "project"), editors());

        assertThat(new DockHome("gone", tabs("gone", "x")).restore(now, "x"))
                .isEqualTo(row(0.25, chosen("left", "project", "x"), editors()));
        assertThat(DockHome.guess(now, "e", true))
                .isEqualTo(row(0.25, tabs("left", "project"), chosen(DockLayout.EDITORS, "e")));
        assertThat(DockHome.guess(editors(), "x", false)).isEqualTo(chosen(DockLayout.EDITORS, "x"));
    }
}
