package studio.atelier.studio.preview;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import studio.atelier.engine.dataprep.view.ColumnProfile;
import studio.atelier.workbench.control.Times;
import studio.atelier.workbench.grid.ColumnSummary;

/** What a profile says, as the head of a column shows it. */
final class Summaries {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

    private Summaries() {}

    static ColumnSummary of(ColumnProfile profile) {
        double rows = Math.max(1, profile.rows());
        double missing = profile.missing() / rows;
        ColumnSummary.Picture picture = switch (profile.shape()) {
            case ColumnProfile.Spread spread ->
                new ColumnSummary.Histogram(
                        spread.bins(), limit(spread.from(), spread.temporal()), limit(spread.to(), spread.temporal()));
            case ColumnProfile.Frequent frequent -> {
                List<ColumnSummary.Share> shares = frequent.values().stream()
                        .map(each -> new ColumnSummary.Share(line(each.value()), each.count() / rows))
                        .toList();
                yield new ColumnSummary.TopValues(shares, frequent.distinct());
            }
        };
        return new ColumnSummary(1 - missing, 0, missing, picture);
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String limit(double value, boolean temporal) {
        if (temporal && Math.abs(value) < 4e11) {
            return DAY.format(Instant.ofEpochSecond((long) value));
        }
        return Times.number(value);
    }
}
