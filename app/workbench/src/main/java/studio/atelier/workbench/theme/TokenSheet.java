package studio.atelier.workbench.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the colours out of {@code tokens.css}, so that they stand in one place. */
final class TokenSheet {

    static final String NAME = "tokens.css";

    private static final Pattern COLOR = Pattern.compile("(-at-[a-z0-9-]+):\\s*(#[0-9A-Fa-f]{6}|rgba\\([^)]*\\))\\s*;");

    static final Palette LIGHT;
    static final Palette DARK;

    static {
        String sheet = text();
        int dark = sheet.indexOf(".root.at-dark");
        if (dark < 0) {
            throw new IllegalStateException(NAME + " has no block .root.at-dark");
        }
        Map<String, String> light = colors(sheet.substring(0, dark));
        LIGHT = Palette.of(false, light);
        Map<String, String> both = new HashMap<>(light);
        both.putAll(colors(sheet.substring(dark)));
        DARK = Palette.of(true, both);
    }

    private TokenSheet() {}

    private static Map<String, String> colors(String block) {
        Map<String, String> colors = new HashMap<>();
        Matcher matcher = COLOR.matcher(block);
        while (matcher.find()) {
            colors.putIfAbsent(matcher.group(1), matcher.group(2));
        }
        return colors;
    }

    private static String text() {
        try (InputStream in = TokenSheet.class.getResourceAsStream(NAME)) {
            if (in == null) {
                throw new IllegalStateException(NAME + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
