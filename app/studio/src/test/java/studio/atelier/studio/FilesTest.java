package studio.atelier.studio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.image.ImageRequest;
import studio.atelier.engine.api.image.ImageResolution;
import studio.atelier.studio.editor.FileEditor;
import studio.atelier.studio.window.ProjectRooms;
import studio.atelier.workbench.testing.StallWatch;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;
import studio.atelier.workbench.text.TextEditor;

/** Files that are opened, changed here and elsewhere, saved, closed, and open again after the next start. */
@ExtendWith(Toolkit.class)
class FilesTest {

    @TempDir
    private Path folder;

    private StudioHands hands;

    @RegisterExtension
    private final StallWatch watch = new StallWatch();

    /** The first use of a screen in a process loads classes and style sheets, which no user meets twice. */
    @BeforeAll
    static void warmUp(@TempDir Path folder) throws IOException {
        try (StudioHands hands = StudioHands.open(folder)) {
            WarmUp.walk(hands);
        }
    }

    @BeforeEach
    void open() {
        // Nobody sees a window that is not there yet.
        watch.warmUp(() -> hands = StudioHands.open(folder));
    }

    @AfterEach
    void close() {
        hands.close();
    }

    private Optional<FileEditor> front() {
        return hands.window().project().flatMap(ProjectRooms::editorInFront);
    }

    private void awaitFront(Path file) {
        hands.await(
                file.getFileName() + " is in front",
                () -> front().filter(editor -> editor.file().equals(file)).isPresent());
    }

    private TextEditor editor() {
        return (TextEditor) hands.visible(".at-text-editor").orElseThrow();
    }

    private void append(String text) {
        hands.click(".at-text-editor");
        hands.keys(KeyCode.CONTROL, KeyCode.END);
        hands.write(text);
    }

    private void lookAgain() {
        Window.onFx(() -> {
            front().orElseThrow().lookAgain();
            return true;
        });
    }

    @Test
    void whatAnotherProgramWroteIsShownWhileNothingWasChangedHere() throws IOException {
        Path file = hands.file("notes.txt", "first\n");
        hands.openFile(file);
        awaitFront(file);
        Files.writeString(file, "second\n");

        lookAgain();

        hands.await("the new text shows", () -> editor().text().equals("second\n"));
        assertThat(Window.onFx(() -> front().orElseThrow().dirty().get())).isFalse();
    }

    @Test
    void aChangeByAnotherProgramIsNotWrittenOverWithoutAsking() throws IOException {
        Path file = hands.file("notes.txt", "first");
        hands.openFile(file);
        awaitFront(file);
        append(" and mine");
        Files.writeString(file, "theirs");

        hands.keys(KeyCode.CONTROL, KeyCode.S);
        hands.awaitText("notes.txt was changed by another program");
        assertThat(file).hasContent("theirs");
        hands.click("#load-file");
        hands.await("their text shows", () -> editor().text().equals("theirs"));
        Window.onFx(() -> {
            front().orElseThrow().undo();
            return true;
        });
        assertThat(Window.onFx(() -> editor().text())).isEqualTo("first and mine");
        hands.keys(KeyCode.CONTROL, KeyCode.S);

        hands.await("it is saved", () -> !front().orElseThrow().dirty().get());
        assertThat(file).hasContent("first and mine");
    }

    @Test
    void windowsLineEndsAreKept() throws IOException {
        Path file = hands.file("notes.txt", "one\r\ntwo\r\n");
        hands.openFile(file);
        awaitFront(file);
        append("three\n");
        hands.keys(KeyCode.CONTROL, KeyCode.S);

        hands.await("it is saved", () -> !front().orElseThrow().dirty().get());
        assertThat(Files.readString(file)).isEqualTo("one\r\ntwo\r\nthree\r\n");
    }

    @Test
    void aDefinitionThatIsNoJsonOpensAsTextAtTheWrongPlace() throws IOException {
        Path file = hands.file("broken.json", """
                {"Version": "2020-12-01",
                 "Steps": [
                   {"Name": "A" "Type": "Fail"}
                 ]}
                """);
        hands.openFile(file);

        hands.awaitText("broken.json opened as text");
        awaitFront(file);
        assertThat(Window.onFx(() -> editor().line())).isEqualTo(2);
    }

    @Test
    void severalUnsavedFilesAreAskedForAtOnceBeforeTheEnd() throws IOException {
        Path one = hands.file("one.txt", "1");
        Path two = hands.file("two.txt", "2");
        hands.openFile(one);
        awaitFront(one);
        append("one");
        hands.openFile(two);
        awaitFront(two);
        append("two");
        Window.onFx(() -> {
            hands.window().quit();
            return true;
        });

        hands.awaitText("Save the changes to 2 files?");
        hands.await(
                "Save has the focus",
                () -> hands.window().stage().getScene().getFocusOwner().getId().equals("save-changes"));
        hands.click("#save-changes");
        hands.await("the window is closed", () -> !hands.window().stage().isShowing());

        assertThat(one).hasContent("1one");
        assertThat(two).hasContent("2two");
    }

    @Test
    void anotherProjectTakesThePlaceOfTheFirst() throws IOException {
        Path first = hands.file("notes.txt", "first");
        hands.openFile(first);
        awaitFront(first);
        append(" unsaved");
        Path second = Files.writeString(
                Files.createDirectories(folder.resolve("elsewhere")).resolve("b.txt"), "second");

        hands.openFile(second);
        hands.awaitText("Save the changes to notes.txt?");
        hands.click("#discard-changes");
        awaitFront(second);

        assertThat(first).hasContent("first");
        assertThat(Window.onFx(() -> hands.window().workbench().docks().editors()))
                .noneMatch(id -> id.endsWith("notes.txt"));
        assertThat(Window.onFx(() -> hands.window().workbench().search().categories()))
                .doesNotHaveDuplicates();
    }

    @Test
    void aProjectOpensWithTheFilesThatWereOpen() throws IOException {
        Path one = hands.file("one.txt", "1");
        Path two = hands.file("two.txt", "2");
        hands.openFile(one);
        awaitFront(one);
        hands.openFile(two);
        awaitFront(two);
        hands.close();

        watch.warmUp(() -> hands = StudioHands.open(folder));
        hands.openFile(folder.resolve("project"));

        hands.await(
                "both are open again",
                () -> hands.window().workbench().docks().editors().containsAll(List.of("file:" + one, "file:" + two)));
        awaitFront(two);
    }

    private ImageResolution ofMine() {
        return hands.window()
                .project()
                .map(rooms -> rooms.engine()
                        .images()
                        .resolve(new ImageRequest("mine:1", ImageRequest.Use.TRAINING, List.of(), false)))
                .orElseGet(() -> new ImageResolution.Unresolved("no project is open"));
    }

    @Test
    void aChangedProjectFileIsToldAndWorksOnceTheProjectIsOpenedAgain() throws IOException {
        Path note = hands.file("note.txt", "x");
        hands.openFile(note);
        awaitFront(note);
        Path projectFile = hands.file("atelier.json", "{\"images\": {\"mine:1\": \"shell\"}}");
        hands.awaitText("atelier.json has changed");
        assertThat(ofMine()).isNotInstanceOf(ImageResolution.LocalShell.class);

        hands.clickText("Open again");
        hands.await("the project works with it", () -> ofMine() instanceof ImageResolution.LocalShell);
        awaitFront(note);

        Files.writeString(projectFile, "{\"images\": ");
        hands.awaitText("atelier.json cannot be used");
        assertThat(ofMine()).isInstanceOf(ImageResolution.LocalShell.class);
    }
}
