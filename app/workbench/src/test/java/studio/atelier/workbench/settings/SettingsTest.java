package studio.atelier.workbench.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

class SettingsTest {

    @TempDir
    private Path folder;

    /** What one window has of the settings. */
    private final class InOneWindow {
        private final Setting<String> theme =
                Setting.choice("theme", "Appearance", "Theme", "", List.of("system", "light", "dark"));
        private final Setting<Boolean> motion = Setting.flag("motion", "Appearance", "Motion", "", false);
        private final Setting<Integer> size = Setting.number("size", "Appearance", "Size", "", 12, 8, 24);
        private final Settings settings = new Settings(file());

        InOneWindow() {
            settings.add(theme, motion, size);
        }
    }

    private Path file() {
        return folder.resolve("settings.json");
    }

    @Test
    void valuesComeBack() throws IOException {
        InOneWindow first = new InOneWindow();
        first.theme.set("dark");
        first.size.set(14);
        first.settings.save();

        InOneWindow second = new InOneWindow();
        assertThat(second.settings.load()).isEmpty();

        assertThat(second.theme.get()).isEqualTo("dark");
        assertThat(second.size.get()).isEqualTo(14);
        assertThat(second.motion.get()).isFalse();
    }

    @Test
    void twoWindowsDoNotUndoEachOther() throws IOException {
        InOneWindow first = new InOneWindow();
        InOneWindow second = new InOneWindow();
        first.theme.set("dark");
        first.settings.save();
        second.motion.set(true);
        second.settings.section("recent", JsonNodeFactory.instance.arrayNode().add("x"));
        second.settings.save();

        InOneWindow third = new InOneWindow();
        third.settings.load();

        assertThat(third.theme.get()).isEqualTo("dark");
        assertThat(third.motion.get()).isTrue();
        assertThat(third.settings.section("recent").get(0).asString()).isEqualTo("x");
    }

    @Test
    void whatAnotherVersionWroteStays() throws IOException {
        Files.writeString(file(), "{\"fromTheFuture\": [1, 2], \"theme\": \"light\"}");
        InOneWindow window = new InOneWindow();
        window.settings.load();
        window.theme.set("dark");
        window.settings.save();

        assertThat(Files.readString(file())).contains("fromTheFuture");
    }

    @Test
    void anIllegalValueKeepsTheStandardAndIsTold() throws IOException {
        Files.writeString(file(), "{\"theme\": \"pink\", \"size\": 99}");
        InOneWindow window = new InOneWindow();

        List<String> complaints = window.settings.load();

        assertThat(complaints).hasSize(2);
        assertThat(complaints.getFirst()).contains("theme cannot be \"pink\"", file().toString());
        assertThat(window.theme.get()).isEqualTo("system");
        assertThatThrownBy(() -> window.size.set(99)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDamagedFileIsKeptAsideWhenANewOneIsWritten() throws IOException {
        Files.writeString(file(), "{\"theme\": ");
        InOneWindow window = new InOneWindow();
        assertThat(window.settings.load()).singleElement().asString().contains("not readable");
        window.theme.set("dark");
        window.settings.save();

        assertThat(folder.resolve("settings.json.unreadable")).hasContent("{\"theme\": ");
        assertThat(Files.readString(file())).contains("dark");
    }
}
