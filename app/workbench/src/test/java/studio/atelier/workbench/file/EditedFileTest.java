package studio.atelier.workbench.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class EditedFileTest {

    @TempDir
    private Path folder;

    private Path path;
    private EditedFile file;

    @BeforeEach
    void open() throws IOException {
        path = Files.writeString(folder.resolve("a.txt"), "äbc");
        file = EditedFile.of(path, "äbc");
    }

    @Test
    void itsOwnWritesAreNoChange() throws IOException {
        assertThat(file.changedElsewhere()).isFalse();

        file.write("other");

        assertThat(file.changedElsewhere()).isFalse();
        assertThat(path).hasContent("other");
    }

    @Test
    void aChangeOfTheSameLengthIsNoticed() throws IOException {
        Files.writeString(path, "äbd");

        assertThat(file.changedElsewhere()).isTrue();
        assertThat(file.read()).contains("äbd");
        assertThat(file.changedElsewhere()).isFalse();
    }

    @Test
    void aFileThatIsGoneHasChanged() throws IOException {
        Files.delete(path);

        assertThat(file.changedElsewhere()).isTrue();
        assertThat(file.read()).isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreToldAndDoNotCountAsRead() throws IOException {
        Files.write(path, new byte[] {(byte) 0xff, (byte) 0xfe});

        assertThatThrownBy(file::read).isInstanceOf(CharacterCodingException.class);
        assertThat(file.changedElsewhere()).isTrue();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void permissionsAndLinksStay() throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-x---"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), path);

        WholeFile.write(link, "through the link");

        assertThat(link).isSymbolicLink();
        assertThat(path).hasContent("through the link");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void nothingIsLeftBesideTheFile() throws IOException {
        WholeFile.write(path, "once");
        WholeFile.write(folder.resolve("new/b.txt"), "made with its folder");

        try (Stream<Path> files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile).map(found -> String.valueOf(found.getFileName())))
                    .containsExactlyInAnyOrder("a.txt", "b.txt");
        }
    }
}
