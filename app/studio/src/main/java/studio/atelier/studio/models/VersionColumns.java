package studio.atelier.studio.models;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import studio.atelier.studio.room.MetricCells;
import studio.atelier.studio.room.RoomText;
import studio.atelier.workbench.grid.GridColumn;
import studio.atelier.workbench.grid.ListColumn;
import studio.atelier.workbench.grid.Renderers;
import studio.atelier.workbench.grid.StatusCell;

/** The columns of the grid of versions. */
final class VersionColumns {

    static final String REGISTERED = "registered";

    private static final double LETTER = 7;

    private VersionColumns() {}

    static List<ListColumn<ModelVersion>> of(List<ModelVersion> versions, boolean absolute) {
        List<ListColumn<ModelVersion>> columns = new ArrayList<>();
        columns.add(new ListColumn<>(
                GridColumn.text("version", "Version", 96).with(Renderers.name()),
                ModelVersion::title,
                Comparator.comparing(ModelVersion::number)));
        columns.add(ListColumn.sorted(
                GridColumn.text("approval", "Approval", 140).with(Renderers.status()),
                version -> new StatusCell(
                        version.approval().status(), version.approval().word())));
        columns.add(ListColumn.<ModelVersion, Instant>sorted(
                GridColumn.text(REGISTERED, "Registered", absolute ? 160 : 122)
                        .with(Renderers.text(
                                value -> value instanceof Instant time ? RoomText.time(time, absolute) : "")),
                ModelVersion::registered));
        columns.add(new ListColumn<>(
                GridColumn.text("from", "From", 150),
                version -> version.origin()
                        .map(origin -> origin.pipeline() + " " + origin.run())
                        .orElse(null),
                null));
        for (String metric : metrics(versions)) {
            double full = versions.stream()
                    .mapToDouble(version -> Math.abs(version.metrics().getOrDefault(metric, 0.0)))
                    .filter(Double::isFinite)
                    .max()
                    .orElse(1);
            columns.add(new ListColumn<>(
                    GridColumn.number("metric:" + metric, metric, Math.clamp(metric.length() * LETTER + 24, 124, 220))
                            .with(MetricCells.bar(full))
                            .in("Metrics"),
                    version -> version.metrics().get(metric),
                    Comparator.comparingDouble(version -> version.metrics().getOrDefault(metric, Double.NaN))));
        }
        columns.add(ListColumn.<ModelVersion, String>sorted(
                GridColumn.text("comment", "Comment", 220).with(Renderers.quiet()),
                version -> version.comment().isEmpty() ? null : version.comment()));
        return columns;
    }

    private static Set<String> metrics(List<ModelVersion> versions) {
        Set<String> names = new LinkedHashSet<>();
        versions.forEach(version -> names.addAll(version.metrics().keySet()));
        return names;
    }
}
