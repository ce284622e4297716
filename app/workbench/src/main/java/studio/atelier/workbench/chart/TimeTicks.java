package studio.atelier.workbench.chart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Round moments along an axis of milliseconds since 1970, in the clock and calendar of a zone. */
final class TimeTicks {

    private static final long DAY = 86_400_000;
    private static final long[] STEPS = {
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        1000,
        2000,
        5000,
        10_000,
        15_000,
        30_000,
        60_000,
        120_000,
        300_000,
        600_000,
        900_000,
        1_800_000,
        3_600_000,
        7_200_000,
        10_800_000,
        21_600_000,
        43_200_000
    };
    private static final int[] DAYS = {1, 2, 7, 14};
    private static final int[] MONTHS = {1, 3, 6, 12, 24, 60, 120, 600};
    private static final DateTimeFormatter MILLIS = format("HH:mm:ss.SSS");
    private static final DateTimeFormatter SECONDS = format("HH:mm:ss");
    private static final DateTimeFormatter MINUTES = format("HH:mm");
    private static final DateTimeFormatter DATE = format("d MMM");
    private static final DateTimeFormatter MONTH = format("MMM yyyy");
    private static final DateTimeFormatter YEAR = format("yyyy");
    private static final DateTimeFormatter EXACT = format("d MMM yyyy HH:mm:ss");
    private static final double LAST = 250_000_000_000_000.0;

    private TimeTicks() {}

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    static List<Tick> of(Scale scale, int wanted, ZoneId zone) {
        if (scale.hi() > LAST || scale.lo() < -LAST / 4) {
            return List.of();
        }
        double span = scale.hi() - scale.lo();
        for (long step : STEPS) {
            if (span / step <= wanted) {
                return clock(scale, step, zone);
            }
        }
        for (int days : DAYS) {
            if (span / (days * (double) DAY) <= wanted) {
                return days(scale, days, zone);
            }
        }
        for (int months : MONTHS) {
            if (span / (months * 30.4 * DAY) <= wanted) {
                return months(scale, months, zone);
            }
        }
        return months(scale, 12 * (int) Math.ceil(span / (365.25 * DAY) / wanted), zone);
    }

    private static ZonedDateTime start(Scale scale, ZoneId zone) {
        return Instant.ofEpochMilli((long) Math.ceil(scale.lo())).atZone(zone);
    }

    private static List<Tick> clock(Scale scale, long step, ZoneId zone) {
        ZonedDateTime day = start(scale, zone).truncatedTo(ChronoUnit.DAYS);
        long midnight = day.toInstant().toEpochMilli();
        long first = midnight + Math.ceilDiv((long) Math.ceil(scale.lo()) - midnight, step) * step;
        List<Tick> ticks = new ArrayList<>();
        for (long time = first; time <= scale.hi(); time += step) {
            ZonedDateTime local = Instant.ofEpochMilli(time).atZone(zone);
            boolean newDay = step >= 60_000 && local.toLocalTime().toSecondOfDay() == 0;
            DateTimeFormatter form = newDay ? DATE : step < 1000 ? MILLIS : step < 60_000 ? SECONDS : MINUTES;
            ticks.add(new Tick(time, form.format(local)));
        }
        return ticks;
    }

    private static List<Tick> days(Scale scale, int step, ZoneId zone) {
        ZonedDateTime day = start(scale, zone).truncatedTo(ChronoUnit.DAYS);
        day = day.minusDays(Math.floorMod(day.toLocalDate().toEpochDay() - (step >= 7 ? 4 : 0), step));
        List<Tick> ticks = new ArrayList<>();
        for (; day.toInstant().toEpochMilli() <= scale.hi(); day = day.plusDays(step)) {
            add(ticks, scale, day, day.getDayOfYear() == 1 ? YEAR : DATE);
        }
        return ticks;
    }

    private static List<Tick> months(Scale scale, int step, ZoneId zone) {
        ZonedDateTime month = start(scale, zone).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        long number = month.getYear() * 12L + month.getMonthValue() - 1;
        month = month.minusMonths(Math.floorMod(number, step));
        List<Tick> ticks = new ArrayList<>();
        for (; month.toInstant().toEpochMilli() <= scale.hi(); month = month.plusMonths(step)) {
            add(ticks, scale, month, step >= 12 ? YEAR : MONTH);
        }
        return ticks;
    }

    private static void add(List<Tick> ticks, Scale scale, ZonedDateTime time, DateTimeFormatter form) {
        double value = time.toInstant().toEpochMilli();
        if (value >= scale.lo()) {
            ticks.add(new Tick(value, form.format(time)));
        }
    }

    static String exact(double millis, ZoneId zone) {
        return EXACT.format(Instant.ofEpochMilli(Math.round(millis)).atZone(zone));
    }
}
