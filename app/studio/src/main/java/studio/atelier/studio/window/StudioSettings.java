package studio.atelier.studio.window;

import java.util.List;
import java.util.stream.Stream;
import studio.atelier.studio.start.StartScale;
import studio.atelier.workbench.settings.Setting;
import studio.atelier.workbench.settings.Settings;
import studio.atelier.workbench.theme.Accent;
import studio.atelier.workbench.theme.Type;

/** The settings of the Studio itself. */
public record StudioSettings(
        Settings file,
        Setting<String> theme,
        Setting<String> accent,
        Setting<String> contrast,
        Setting<Integer> textSize,
        Setting<Integer> uiScale,
        Setting<Boolean> reducedMotion,
        Setting<Boolean> reopenProject,
        Setting<Boolean> absoluteTimes) {

    public static StudioSettings in(Settings file) {
        StudioSettings settings = new StudioSettings(
                file,
                Setting.choice(
                        "appearance.theme",
                        "Appearance",
                        "Theme",
                        "Light, dark, or what the system uses.",
                        List.of("system", "light", "dark")),
                Setting.choice(
                        "appearance.accent",
                        "Appearance",
                        "Accent",
                        "The colour of what is active and chosen.",
                        Stream.of(Accent.values()).map(Accent::word).toList()),
                Setting.choice(
                        "appearance.contrast",
                        "Appearance",
                        "Contrast",
                        "High contrast makes texts and borders stand out, or as the system wants it.",
                        List.of("system", "normal", "high")),
                Setting.number(
                        "appearance.textSize",
                        "Appearance",
                        "Size of text, in pixels",
                        "Of body text, from 12 to 18; heads, rows and code grow with it.",
                        Type.SMALLEST,
                        Type.SMALLEST,
                        Type.LARGEST),
                Setting.number(
                        StartScale.KEY,
                        "Appearance",
                        "Size of everything, in %",
                        "Texts, icons and rows together, from 80 to 200 %. Counts from the next start on.",
                        100,
                        80,
                        200),
                Setting.flag(
                        "appearance.reducedMotion",
                        "Appearance",
                        "Reduced motion",
                        "Nothing moves that need not: no turning icons, no moving wires, no animated zoom.",
                        false),
                Setting.flag(
                        "start.reopenProject",
                        "Start",
                        "Open the last project",
                        "Opens what was open last instead of the welcome page.",
                        false),
                Setting.flag(
                        "lists.absoluteTimes",
                        "Lists",
                        "Absolute times",
                        "Dates and times in lists instead of \"5 minutes ago\".",
                        false));
        file.add(
                settings.theme,
                settings.accent,
                settings.contrast,
                settings.textSize,
                settings.uiScale,
                settings.reducedMotion,
                settings.reopenProject,
                settings.absoluteTimes);
        return settings;
    }
}
