package studio.atelier.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.text.TextEditor;

/** The Studio as a program: killed in the middle of a sentence, and started twice. */
@ExtendWith(Toolkit.class)
class ProcessesTest {

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void kill() {
        started.forEach(Process::destroyForcibly);
    }

    private Process java(Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectError(
                        folder.resolve("stderr-" + started.size() + ".txt").toFile())
                .start();
        started.add(process);
        return process;
    }

    private Path file(String name, String text) throws IOException {
        Path project = Files.createDirectories(folder.resolve("project"));
        return Files.writeString(project.resolve(name), text);
    }

    @Test
    void whatWasTypedBeforeAKillIsBackAfterTheNextStart() throws IOException, InterruptedException {
        Path file = file("notes.txt", "saved");
        Process killed = java(TypingStudio.class, folder, file, " and half a sentence");
        try (BufferedReader out = killed.inputReader()) {
            assertThat(out.lines().anyMatch(TypingStudio.TYPED::equals)).isTrue();
        }
        // The promise is a second.
        Thread.sleep(1000);
        killed.destroyForcibly().waitFor();

        try (StudioHands hands = StudioHands.open(folder)) {
            hands.awaitText("notes.txt has unsaved changes");
            hands.clickText("Open");
            hands.awaitText("Unsaved changes are back");

            TextEditor editor = (TextEditor) hands.visible(".at-text-editor").orElseThrow();
            assertThat(Window.<String>onFx(() -> editor.text())).isEqualTo("saved and half a sentence");
            assertThat(file).hasContent("saved");
            hands.clickText("Undo");
            assertThat(Window.<String>onFx(() -> editor.text())).isEqualTo("saved");
        }
    }

    @Test
    void aSecondStartOpensItsFileInTheFirstWindow() throws IOException, InterruptedException {
        Path one = file("one.txt", "1");
        Path two = file("two.txt", "2");
        Path home = folder.resolve("h");
        Files.writeString(one.resolveSibling("atelier.json"), "{\"workspace\": \"../workspace\"}");
        java(Main.class, "--home", home, one);
        awaitInSettings(home, one);

        Process second = java(Main.class, "--home", home, two);

        assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(second.exitValue()).isZero();
        awaitInSettings(home, two);

        Process third = java(Main.class, "--home", home);
        assertThat(third.waitFor(1, TimeUnit.MINUTES))
                .as("a start without a file only brings the window to the front")
                .isTrue();
        assertThat(third.exitValue()).isZero();
    }

    /** Which files are open is kept with the layout, a few seconds later. */
    private static void awaitInSettings(Path home, Path file) throws IOException, InterruptedException {
        Path settings = home.resolve("settings.json");
        for (int i = 0; i < 600; i++) {
            if (Files.exists(settings) && Files.readString(settings).contains("file:" + file)) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(file + " was not opened within a minute");
    }
}
