package studio.atelier.workbench.grid;

import javafx.scene.text.Font;
import studio.atelier.workbench.theme.Fonts;
import studio.atelier.workbench.theme.Type;

/** The fonts of a grid in one size. Making a font costs more than drawing with it, so they are kept. */
record CellFonts(
        Type type,
        Font body,
        Font name,
        Font strong,
        Font number,
        Font numberMedium,
        Font numberStrong,
        Font caption,
        Font badge) {

    static CellFonts of(Type type) {
        return new CellFonts(
                type,
                type.text(),
                type.control(),
                type.strong(),
                type.number(),
                type.font(Fonts.TABULAR + " Medium", 12),
                type.font(Fonts.TABULAR + " SemiBold", 12),
                type.caption(),
                type.font(Fonts.SEMIBOLD, 10.5));
    }

    /** @return these, or those of another size */
    CellFonts at(Type other) {
        return other.equals(type) ? this : of(other);
    }
}
