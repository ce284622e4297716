package studio.atelier.engine.pipelines.definition;

import java.math.BigDecimal;
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
 * means months, after it minutes. Any number may have a fraction, after a point or a comma: of a year it is
 * counted in months, of a month in days, thirty to the month.
 *
 * @param period months (years as months) and days (weeks as days)
 * @param time what is shorter than a day, and the hours, minutes and seconds that were given
 */
public record ExpireAfter(Period period, Duration time) {

    private static final String NUMBER = "(\\d{1,6}(?:[.,]\\d{1,9})?|[.,]\\d{1,9})";
    private static final String LONG_NUMBER = "(\\d{1,9}(?:[.,]\\d{1,9})?|[.,]\\d{1,9})";
    private static final Pattern FORM =
            Pattern.compile("P?(?:NY)?(?:NM)?(?:NW)?(?:ND)?(?:T?(?:LH)?)?(?:(?<=[TH])LM)?(?:LS)?"
                    .replace("N", NUMBER)
                    .replace("L", LONG_NUMBER));

    private static final BigDecimal DAYS_OF_A_MONTH = BigDecimal.valueOf(30);
    private static final BigDecimal SECONDS_OF_A_DAY = BigDecimal.valueOf(86_400);

    /** Empty if the text is no duration or an empty one such as {@code P}. */
    public static Optional<ExpireAfter> parse(String text) {
        Matcher form = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!form.matches() || text.chars().noneMatch(Character::isDigit)) {
            return Optional.empty();
        }
        BigDecimal months = part(form, 1).multiply(BigDecimal.valueOf(12)).add(part(form, 2));
        BigDecimal days = fraction(months)
                .multiply(DAYS_OF_A_MONTH)
                .add(part(form, 3).multiply(BigDecimal.valueOf(7)))
                .add(part(form, 4));
        BigDecimal seconds = fraction(days)
                .multiply(SECONDS_OF_A_DAY)
                .add(part(form, 5).multiply(BigDecimal.valueOf(3600)))
                .add(part(form, 6).multiply(BigDecimal.valueOf(60)))
                .add(part(form, 7));
        return Optional.of(new ExpireAfter(
                Period.of(0, months.intValue(), days.intValue()),
                Duration.ofSeconds(
                        seconds.longValue(), fraction(seconds).movePointRight(9).longValue())));
    }

    /** The time before which a result is too old, seen from {@code now}. */
    public Instant oldest(Instant now) {
        try {
            return now.atOffset(ZoneOffset.UTC).minus(period).minus(time).toInstant();
        } catch (DateTimeException e) {
            return Instant.MIN;
        }
    }

    private static BigDecimal part(Matcher form, int group) {
        String digits = form.group(group);
        return digits == null ? BigDecimal.ZERO : new BigDecimal(digits.replace(',', '.'));
    }

    private static BigDecimal fraction(BigDecimal number) {
        return number.remainder(BigDecimal.ONE);
    }
}
