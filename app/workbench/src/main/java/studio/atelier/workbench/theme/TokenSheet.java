package studio.atelier.workbench.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the colours out of {@code tokens.css} and {@code accents.css}, so that each stands in one place. */
final class TokenSheet {

    static final String NAME = "tokens.css";
    static final String ACCENTS = "accents.css";

    private static final Pattern COLOR = Pattern.compile("(-at-[a-z0-9-]+):\\s*(#[0-9A-Fa-f]{6}|rgba\\([^)]*\\))\\s*;");

    private static final Map<Accent, Palette> LIGHT = new EnumMap<>(Accent.class);
    private static final Map<Accent, Palette> DARK = new EnumMap<>(Accent.class);

    static {
        String sheet = text(NAME);
        String accents = text(ACCENTS);
        int dark = start(sheet, ".root.at-dark");
        Map<String, String> light = colors(sheet.substring(0, dark));
        Map<String, String> both = new HashMap<>(light);
        both.putAll(colors(sheet.substring(dark)));
        for (Accent accent : Accent.values()) {
            LIGHT.put(accent, Palette.of(false, accent, with(light, accents, ".root." + accent.css(), accent)));
            DARK.put(accent, Palette.of(true, accent, with(both, accents, ".root.at-dark." + accent.css(), accent)));
        }
    }

    private TokenSheet() {}

    static Palette palette(boolean dark, Accent accent) {
        Palette palette = (dark ? DARK : LIGHT).get(accent);
        if (palette == null) {
            throw new IllegalStateException("There is no palette for " + accent);
        }
        return palette;
    }

    private static Map<String, String> with(Map<String, String> base, String accents, String selector, Accent accent) {
        Map<String, String> all = new HashMap<>(base);
        if (accent != Accent.BLUE) {
            int from = start(accents, selector + " {");
            all.putAll(colors(accents.substring(from, accents.indexOf('}', from))));
        }
        return all;
    }

    private static int start(String sheet, String selector) {
        int at = sheet.indexOf(selector);
        if (at < 0) {
            throw new IllegalStateException("The style sheets have no block " + selector);
        }
        return at;
    }

    private static Map<String, String> colors(String block) {
        Map<String, String> colors = new HashMap<>();
        Matcher matcher = COLOR.matcher(block);
        while (matcher.find()) {
            colors.putIfAbsent(matcher.group(1), matcher.group(2));
        }
        return colors;
    }

    private static String text(String name) {
        try (InputStream in = TokenSheet.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
