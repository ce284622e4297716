package studio.atelier.workbench.control;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times, durations, sizes and places as people read them. */
public final class Times {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ENGLISH);
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

    private Times() {}

    /** @return "just now", "5 min ago", "Today 10:12", "Yesterday 18:02", "20 Nov 11:27" */
    public static String relative(Instant time) {
        Duration ago = Duration.between(time, Instant.now());
        if (ago.isNegative() || ago.toSeconds() < 60) {
            return "just now";
        }
        return ago.toMinutes() < 60 ? ago.toMinutes() + " min ago" : day(time);
    }

    /** @return "Today 10:12", "Yesterday 18:02", "20 Nov 11:27" */
    public static String day(Instant time) {
        ZonedDateTime local = time.atZone(ZoneId.systemDefault());
        long days = ChronoUnit.DAYS.between(local.toLocalDate(), LocalDate.now(ZoneId.systemDefault()));
        if (days == 0) {
            return "Today " + CLOCK.format(local);
        }
        if (days == 1) {
            return "Yesterday " + CLOCK.format(local);
        }
        return (days < 300 ? DAY : DATE).format(local);
    }

    /** @return the local time to the second */
    public static String exact(Instant time) {
        return EXACT.format(time.atZone(ZoneId.systemDefault()));
    }

    /** @return "0:38", "12:04", "1:02:04" */
    public static String length(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        return seconds >= 3600
                ? "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60)
                : "%d:%02d".formatted(seconds / 60, seconds % 60);
    }

    /** @return "340 ms", "2.4 s", "1:12" */
    public static String shortLength(Duration duration) {
        long millis = Math.max(0, duration.toMillis());
        if (millis < 1000) {
            return millis + " ms";
        }
        return millis < 60_000 ? String.format(Locale.ROOT, "%.1f s", millis / 1000.0) : length(duration);
    }

    /**
     * @param bytes a size
     * @return "318 kB", in powers of 1000
     */
    public static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 999.5 && unit < UNITS.length - 1) {
            value /= 1000;
            unit++;
        }
        return unit == 0 || value >= 99.5
                ? Math.round(value) + " " + UNITS[unit]
                : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }

    /** @return the path, with the user's home as {@code ~} */
    public static String home(Path path) {
        Path home = Path.of(System.getProperty("user.home"));
        return path.startsWith(home) && !path.equals(home) ? "~/" + home.relativize(path) : path.toString();
    }

    /** @return up to four significant digits: "2.294", "0.0123", "1.2e-7" */
    public static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return String.valueOf((long) value);
        }
        double size = Math.abs(value);
        if (size >= 1e7 || size < 1e-4) {
            return String.format(Locale.ROOT, "%.3e", value);
        }
        int digits = Math.max(0, 3 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
