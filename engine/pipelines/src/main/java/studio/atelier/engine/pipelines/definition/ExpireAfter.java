package studio.atelier.engine.pipelines.definition;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a cached result of a step may be used. On paper an ISO 8601 duration; in real definitions also
 * {@code 30d}, {@code p30d}, {@code T12H}, {@code 30dT5h}, {@code 5y}. An {@code M} before the {@code T}
 * means months, after it minutes.
 *
 * @param period years, months, days (weeks as days)
 * @param time hours, minutes, seconds
 */
public record ExpireAfter(Period period, Duration time) {

    private static final Pattern FORM =
            Pattern.compile("P?(?:(\\d{1,6})Y)?(?:(\\d{1,6})M)?(?:(\\d{1,6})W)?(?:(\\d{1,6})D)?"
                    + "(?:T?(?:(\\d{1,9})H)?)?(?:(?<=[TH])(\\d{1,9})M)?(?:(\\d{1,9})S)?");

    /** Empty if the text is no duration or an empty one such as {@code P}. */
    public static Optional<ExpireAfter> parse(String text) {
        Matcher form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!form.matches() || text.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        return Optional.of(new ExpireAfter(
                Period.of(part(form, 1), part(form, 2), part(form, 3) * 7 + part(form, 4)),
                Duration.ofHours(part(form, 5)).plusMinutes(part(form, 6)).plusSeconds(part(form, 7))));
    }

    /** The time before which a result is too old, seen from {@code now}. */
    public Instant oldest(Instant now) {
        try {
            return now.atOffset(ZoneOffset.UTC).minus(period).minus(time).toInstant();
        } catch (DateTimeException e) {
            return Instant.MIN;
        }
    }

    private static int part(Matcher form, int group) {
        String digits = form.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }
}
