package studio.atelier.workbench.theme;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/** Style sheets that are made while the program runs: with larger text, or with the colours of high contrast. */
final class ScaledSheet {

    /** Sizes of text, and of what holds text or an icon. Hairlines, paddings and corners stay. */
    private static final Pattern SIZE = Pattern.compile(
            "(-fx-(?:font-size|icon-size|size|cell-size|fixed-cell-size|tab-(?:min|max)-(?:height|width)"
                    + "|(?:min|pref|max)-(?:height|width)):\\s*)([0-9.]+)px");

    /** Below this a length is a line or a knob, in pixels. */
    private static final double LEAST = 10;

    private ScaledSheet() {}

    /** @return a sheet with its sizes multiplied; the sheet itself if nothing changes */
    static String scaled(String url, double scale) {
        if (scale == 1) {
            return url;
        }
        String text = read(url);
        Matcher matcher = SIZE.matcher(text);
        StringBuilder larger = new StringBuilder();
        while (matcher.find()) {
            double size = Double.parseDouble(matcher.group(2));
            double now = size < LEAST ? size : Math.rint(size * scale * 4) / 4;
            matcher.appendReplacement(larger, Matcher.quoteReplacement(matcher.group(1) + now + "px"));
        }
        matcher.appendTail(larger);
        return data(larger.toString());
    }

    /** @return a sheet that gives every token its colour in a palette */
    static String colors(Palette palette) {
        StringBuilder css = new StringBuilder(".root.at-contrast, .root.at-contrast.at-dark.%s {\n"
                .formatted(palette.accent().css()));
        for (Token token : Token.values()) {
            Color color = palette.get(token);
            css.append(token.css()).append(": ").append(Contrast.web(color)).append(";\n");
        }
        return data(css.append("}\n").toString());
    }

    private static String data(String css) {
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    /** Sheets of libraries are named by their place among the classes. */
    private static InputStream open(String url) throws IOException {
        if (!url.startsWith("/")) {
            return URI.create(url).toURL().openStream();
        }
        InputStream in = ScaledSheet.class.getResourceAsStream(url);
        if (in == null) {
            throw new FileNotFoundException(url);
        }
        return in;
    }

    private static String read(String url) {
        try (InputStream in = open(url)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The style sheet " + url + " cannot be read", e);
        }
    }
}
