package studio.atelier.workbench.canvas;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Widths of texts and shortening to a width, remembered. JavaFX thread. */
public final class TextFit {

    private static final int KEPT = 20_000;

    private final Text probe = new Text();
    private final Map<Key, Double> widths = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<Fit, String> fitted = new LinkedHashMap<>(256, 0.75f, true);

    private record Key(String text, Font font) {}

    private record Fit(String text, Font font, int width) {}

    /** @return pixels of a line at 100 % */
    public double width(String text, Font font) {
        Key key = new Key(text, font);
        Double known = widths.get(key);
        if (known == null) {
            probe.setFont(font);
            probe.setText(text);
            known = probe.getLayoutBounds().getWidth();
            widths.put(key, known);
            bound(widths);
        }
        return known;
    }

    /** @return the text, or as much of its beginning as fits, with "…" after it; empty if nothing fits */
    public String fit(String text, Font font, double width) {
        Fit key = new Fit(text, font, (int) width);
        String known = fitted.get(key);
        if (known == null) {
            known = shortened(text, font, width);
            fitted.put(key, known);
            bound(fitted);
        }
        return known;
    }

    private String shortened(String text, Font font, double width) {
        if (width(text, font) <= width) {
            return text;
        }
        int low = 0;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(cut(text, middle), font) <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low == 0 ? "" : cut(text, low);
    }

    private static String cut(String text, int length) {
        int end = length > 0 && Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end).stripTrailing() + "…";
    }

    private static <K, V> void bound(Map<K, V> map) {
        if (map.size() > KEPT) {
            map.remove(map.keySet().iterator().next());
        }
    }
}
