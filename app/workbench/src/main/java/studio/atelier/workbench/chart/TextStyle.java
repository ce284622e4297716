package studio.atelier.workbench.chart;

import javafx.scene.text.Font;
import studio.atelier.workbench.theme.Fonts;

/** Type in charts: the family, its size in pixels, and the weight that a file names where the family is missing. */
enum TextStyle {
    AXIS(Fonts.TABULAR, 11, 400),
    CAPTION(Fonts.REGULAR, 11, 400),
    BODY(Fonts.REGULAR, 12, 400),
    NUMBER(Fonts.TABULAR, 12, 400),
    BADGE(Fonts.TABULAR + " SemiBold", 11, 600),
    STRONG(Fonts.SEMIBOLD, 12, 600);

    private final String family;
    private final double size;
    private final int weight;

    TextStyle(String family, double size, int weight) {
        this.family = family;
        this.size = size;
        this.weight = weight;
    }

    Font font() {
        return new Font(family, size);
    }

    String family() {
        return family;
    }

    double size() {
        return size;
    }

    int weight() {
        return weight;
    }
}
