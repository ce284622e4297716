package studio.atelier.workbench.theme;

import java.util.Locale;

/** The hue of what is active and chosen. */
public enum Accent {
    BLUE,
    TEAL,
    VIOLET,
    GRAPHITE;

    /** @return the word in settings, as in {@code teal} */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @throws IllegalArgumentException if there is no accent of this name
     */
    public static Accent of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** @return the style class of the root */
    String css() {
        return "at-accent-" + word();
    }
}
