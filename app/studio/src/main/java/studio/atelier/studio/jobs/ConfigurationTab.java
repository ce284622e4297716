package studio.atelier.studio.jobs;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** What a job was given, as a form to read. JavaFX thread. */
final class ConfigurationTab extends ScrollPane {

    private final VBox content = new VBox(16);

    ConfigurationTab() {
        content.getStyleClass().add("job-tab");
        setContent(content);
        setFitToWidth(true);
        getStyleClass().add("job-scroll");
    }

    void show(JobDetail job) {
        content.getChildren()
                .setAll(JobFacts.configuration(job).stream()
                        .map(group -> FactRows.section(group.title(), FactRows.rows(group.facts())))
                        .toList());
    }
}
