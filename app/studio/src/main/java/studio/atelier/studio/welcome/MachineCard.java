package studio.atelier.studio.welcome;

import java.lang.management.ManagementFactory;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Times;

/** What this machine has, and that nothing leaves it. */
public final class MachineCard extends VBox {

    public MachineCard() {
        super(8);
        getStyleClass().addAll("welcome-side", "at-panel");
        GridPane facts = new GridPane(12, 6);
        row(facts, 0, "Processor", Runtime.getRuntime().availableProcessors() + " cores");
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            row(facts, 1, "Memory", Times.size(system.getTotalMemorySize()));
        }
        row(facts, 2, "System", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        row(
                facts,
                3,
                "Java",
                Runtime.version().feature() + "." + Runtime.version().update());
        Label promise = Labels.of("Nothing leaves this machine unless you ask for it.", "at-caption", "at-text-3");
        promise.setWrapText(true);
        // Squeezed, it would rather lose its second line.
        promise.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(Labels.of("This machine", "at-title"), facts, Labels.spring(), promise);
    }

    private static void row(GridPane grid, int row, String name, String value) {
        grid.add(Labels.of(name, "at-text-2"), 0, row);
        grid.add(Labels.of(value), 1, row);
    }
}
