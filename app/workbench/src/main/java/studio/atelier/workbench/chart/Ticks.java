package studio.atelier.workbench.chart;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import studio.atelier.workbench.control.Times;

/** Round values along an axis. */
public final class Ticks {

    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final double LEAST_PLAIN = 1e-3;
    private static final double MOST_PLAIN = 1e5;
    private static final int DIGITS = 4;
    private static final double[] DURATIONS = {
        0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600,
        7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800
    };

    private Ticks() {}

    /**
     * @param wanted about how many ticks there is room for, at least 1
     * @return values within the scale, ascending
     */
    public static List<Tick> of(Axis axis, Scale scale, int wanted, ZoneId zone) {
        int room = Math.max(1, wanted);
        return switch (scale.kind()) {
            case LINEAR -> linear(scale, room);
            case LOG -> logarithmic(scale, room);
            case TIME -> TimeTicks.of(scale, room, zone);
            case DURATION -> durations(scale, room);
            case CATEGORY -> categories(axis.categories(), scale, room);
        };
    }

    /** @return the smallest round step (1, 2, 2.5 or 5 times a power of ten) that makes at most so many parts */
    static double niceStep(double span, int parts) {
        double raw = span / parts;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double step : STEPS) {
            if (step * power >= raw * (1 - 1e-9)) {
                return step * power;
            }
        }
        return 10 * power;
    }

    /** @return the range, widened to round values at both ends */
    static Range niceRange(Range range, int parts) {
        if (range.span() == 0) {
            return range;
        }
        double step = niceStep(range.span(), parts);
        return new Range(Math.floor(range.lo() / step + 1e-9) * step, Math.ceil(range.hi() / step - 1e-9) * step);
    }

    private static List<Tick> linear(Scale scale, int wanted) {
        double step = niceStep(scale.hi() - scale.lo(), wanted);
        double largest = Math.max(Math.abs(scale.lo()), Math.abs(scale.hi()));
        List<Tick> ticks = new ArrayList<>();
        for (double n : multiples(scale, step)) {
            double value = n * step;
            ticks.add(new Tick(value, numberLabel(value, step, largest)));
        }
        return ticks;
    }

    private static List<Double> multiples(Scale scale, double step) {
        List<Double> found = new ArrayList<>();
        double last = Math.floor(scale.hi() / step + 1e-9);
        for (double n = Math.ceil(scale.lo() / step - 1e-9); n <= last && found.size() < 1000; n++) {
            found.add(n == 0 ? 0.0 : n);
        }
        return found;
    }

    /** @return the value with as many digits as the step asks for; all ticks of an axis share an exponent */
    static String numberLabel(double value, double step, double largest) {
        if (value == 0) {
            return largest < LEAST_PLAIN * 10 || step >= 1 ? "0" : fixed(0, step);
        }
        if (step < LEAST_PLAIN && largest < 1) {
            int exponent = (int) Math.floor(Math.log10(step) + 1e-9);
            double mantissa = value / Math.pow(10, exponent);
            boolean whole = Math.abs(mantissa - Math.rint(mantissa)) < 1e-6;
            return String.format(Locale.ROOT, whole ? "%.0fe%d" : "%.1fe%d", mantissa, exponent);
        }
        return largest >= MOST_PLAIN ? large(value, step, largest) : fixed(value, step);
    }

    private static String fixed(double value, double step) {
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        boolean quarters = Math.abs(step / Math.pow(10, Math.floor(Math.log10(step) + 1e-9)) - 2.5) < 1e-6;
        return String.format(Locale.ROOT, "%,." + Math.min(12, decimals + (quarters && step < 10 ? 1 : 0)) + "f", value)
                .replace("-", "\u2212");
    }

    private static String large(double value, double step, double largest) {
        if (largest >= 1e15) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        double unit = largest >= 1e12 ? 1e12 : largest >= 1e9 ? 1e9 : largest >= 1e6 ? 1e6 : 1e3;
        String letter = unit == 1e12 ? "T" : unit == 1e9 ? "G" : unit == 1e6 ? "M" : "k";
        return step / unit < 1e-6 ? fixed(value, step) : fixed(value / unit, step / unit) + letter;
    }

    private static List<Tick> logarithmic(Scale scale, int wanted) {
        double decades = Math.log10(scale.hi() / scale.lo());
        if (decades < 0.7) {
            return linear(scale, wanted);
        }
        int stride = Math.max(1, (int) Math.ceil(decades / wanted));
        int[] within = stride > 1 || decades * 2 > wanted
                ? new int[] {1}
                : decades * 3 > wanted ? new int[] {1, 3} : new int[] {1, 2, 5};
        List<Tick> ticks = new ArrayList<>();
        for (int e = (int) Math.floor(Math.log10(scale.lo())); e <= Math.ceil(Math.log10(scale.hi())); e++) {
            for (int part : within) {
                double value = part * Math.pow(10, e);
                if (Math.floorMod(e, stride) == 0
                        && value >= scale.lo() * (1 - 1e-9)
                        && value <= scale.hi() * (1 + 1e-9)) {
                    ticks.add(new Tick(value, power(part, e)));
                }
            }
        }
        return ticks.size() < 2 ? linear(scale, wanted) : ticks;
    }

    private static String power(int part, int exponent) {
        if (exponent < -3 || exponent > 4) {
            return part + "e" + exponent;
        }
        return exponent >= 0
                ? String.format(Locale.ROOT, "%,d", part * Math.round(Math.pow(10, exponent)))
                : String.format(Locale.ROOT, "%." + -exponent + "f", part * Math.pow(10, exponent));
    }

    private static List<Tick> durations(Scale scale, int wanted) {
        double step = DURATIONS[DURATIONS.length - 1];
        for (double candidate : DURATIONS) {
            if ((scale.hi() - scale.lo()) / candidate <= wanted) {
                step = candidate;
                break;
            }
        }
        while ((scale.hi() - scale.lo()) / step > wanted) {
            step *= 2;
        }
        List<Tick> ticks = new ArrayList<>();
        for (double n : multiples(scale, step)) {
            double seconds = n * step;
            ticks.add(new Tick(seconds, step < 1 ? fixed(seconds, step) + " s" : clock(seconds)));
        }
        return ticks;
    }

    /** @return "0:30", "12:04", "1:02:04"; with a sign if negative */
    static String clock(double seconds) {
        String text = Times.length(Duration.ofSeconds(Math.round(Math.abs(seconds))));
        return seconds <= -0.5 ? "\u2212" + text : text;
    }

    private static List<Tick> categories(List<String> names, Scale scale, int wanted) {
        int first = Math.max(0, (int) Math.ceil(scale.lo() - 1e-9));
        int last = Math.min(names.size() - 1, (int) Math.floor(scale.hi() + 1e-9));
        int stride = Math.max(1, (int) Math.ceil((last - first + 1) / (double) wanted));
        List<Tick> ticks = new ArrayList<>();
        for (int i = first; i <= last; i++) {
            if (i % stride == 0) {
                ticks.add(new Tick(i, names.get(i)));
            }
        }
        return ticks;
    }

    /** @return four digits, fewer where that is the whole value; "\u2013" if not finite */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return "\u2013";
        }
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        String text = exact.precision() > DIGITS || Math.abs(value) >= 1e7
                ? Times.number(value)
                : Math.abs(value) < LEAST_PLAIN && value != 0
                        ? exact.unscaledValue() + "e" + -exact.scale()
                        : exact.toPlainString();
        return text.startsWith("-") ? "\u2212" + text.substring(1) : text;
    }

    /** @return one value of the axis, exactly enough to read */
    static String exact(Axis axis, double value) {
        return switch (axis.kind()) {
            case LINEAR, LOG -> number(value);
            case TIME -> TimeTicks.exact(value, ZoneId.systemDefault());
            case DURATION -> value < 60 ? Times.number(Math.round(value * 1000) / 1000.0) + " s" : clock(value);
            case CATEGORY -> {
                int place = (int) Math.round(value);
                yield place >= 0 && place < axis.categories().size()
                        ? axis.categories().get(place)
                        : "";
            }
        };
    }
}
