package studio.atelier.workbench.search;

import java.util.List;

/**
 * One answer of the palette.
 *
 * @param category what it is, as in "Commands" or "Jobs"
 * @param title what was matched
 * @param detail a second, quiet text such as a status or place; may be empty
 * @param icon a Carbon literal
 * @param iconStyle a style class for the icon's colour, as in {@code at-status-failed}; may be empty
 * @param keys the keys that do the same, as people read them; may be empty
 * @param preview sentences on what opening does; may be empty
 * @param letters indexes of matched letters in the title
 * @param score that of the {@link FuzzyMatch}, comparable for one query; higher is better
 * @param open runs when it is chosen, on the JavaFX thread
 */
public record SearchHit(
        String category,
        String title,
        String detail,
        String icon,
        String iconStyle,
        String keys,
        String preview,
        List<Integer> letters,
        int score,
        Runnable open) {}
