package studio.atelier.workbench.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.IkonHandler;
import org.kordamp.ikonli.carbonicons.CarboniconsIkonHandler;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of the one pack that the look allows (Carbon), by literals such as {@code ci-flow}. JavaFX thread. */
public final class Icons {

    private static final Map<String, Glyph> GLYPHS = new ConcurrentHashMap<>();

    private static final Map<Face, Font> FONTS = new ConcurrentHashMap<>();

    private Icons() {}

    private record Face(String family, double size) {}

    private record Glyph(String text, String family) {}

    /** @return an icon of 16 px in the quiet colour; style classes such as {@code at-icon-14} change it */
    public static FontIcon of(String literal) {
        return new FontIcon(literal);
    }

    /** @return an icon with style classes, such as {@code at-status-failed} */
    public static FontIcon of(String literal, String... styleClasses) {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }

    /** Draws an icon centred at a point of a canvas; leaves fill, font and alignment of the context changed. */
    public static void draw(GraphicsContext g, String literal, double x, double y, double size, Paint paint) {
        Glyph glyph = GLYPHS.computeIfAbsent(literal, Icons::glyph);
        g.setFont(FONTS.computeIfAbsent(new Face(glyph.family(), size), face -> Font.font(face.family(), face.size())));
        g.setFill(paint);
        g.setTextAlign(TextAlignment.CENTER);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(glyph.text(), x, y);
    }

    private static Glyph glyph(String literal) {
        return new Glyph(Character.toString(Pack.ICONS.resolve(literal).getCode()), Pack.FAMILY);
    }

    /** The pack and the name of its font, read when the first icon is drawn. */
    private static final class Pack {

        static final IkonHandler ICONS = new CarboniconsIkonHandler();
        static final String FAMILY = family();

        private static String family() {
            try (InputStream in = ICONS.getFontResourceAsStream()) {
                Font font = Font.loadFont(in, 16);
                if (font == null) {
                    throw new IllegalStateException("The font " + ICONS.getFontFamily() + " cannot be read.");
                }
                return font.getFamily();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
