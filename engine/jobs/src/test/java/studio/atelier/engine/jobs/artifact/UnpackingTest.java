package studio.atelier.engine.jobs.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives with bad intentions. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class UnpackingTest {

    @TempDir
    Path folder;

    private Path target;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private TarArchiveOutputStream tar;

    @BeforeEach
    void begin() throws IOException {
        target = folder.resolve("a/b/target");
        tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes));
    }

    private void add(TarArchiveEntry entry) throws IOException {
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private void link(String name, String to, byte kind) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, kind, true);
        entry.setLinkName(to);
        add(entry);
    }

    private void symlink(String name, String to) throws IOException {
        link(name, to, TarConstants.LF_SYMLINK);
    }

    private void file(String name) throws IOException {
        byte[] content = "evil".getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_NORMAL, true);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private void unpack() throws IOException {
        tar.close();
        TarGz.unpack(new ByteArrayInputStream(bytes.toByteArray()), target);
    }

    private void refused() throws IOException {
        assertThatThrownBy(this::unpack).isInstanceOf(IOException.class).hasMessageContaining("leads out");
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.filter(Files::isRegularFile).filter(file -> !file.startsWith(target)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "/tmp/evil", "a/b/../../../evil", "..", "."})
    void aNameThatLeadsOutIsRefused(String name) throws Exception {
        file(name);
        refused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc", "/etc", "x/../../..", "..", "x/..", "./x/../y"})
    void aLinkThatLeadsOutOrMightIsRefused(String to) throws Exception {
        symlink("link", to);
        refused();
    }

    @Test
    void nothingIsWrittenThroughALink() throws Exception {
        symlink("x/y/up", "../..");
        symlink("out", "x/y/up");
        file("out/evil");
        refused();
    }

    @Test
    void noFolderIsMadeThroughALink() throws Exception {
        symlink("x/y/up", "../..");
        TarArchiveEntry inner = new TarArchiveEntry("x/y/up/new/", TarConstants.LF_DIR, true);
        add(inner);
        refused();
        assertThat(target.resolve("new")).doesNotExist();
    }

    @Test
    void aFileTakesThePlaceOfALink() throws Exception {
        file("other");
        symlink("link", "other");
        file("link");
        unpack();
        assertThat(target.resolve("link")).isRegularFile();
        assertThat(Files.isSymbolicLink(target.resolve("link"))).isFalse();
    }

    @Test
    void aHardLinkOutOfTheFolderIsRefused() throws Exception {
        link("passwd", "/etc/passwd", TarConstants.LF_LINK);
        refused();
    }

    @Test
    void aHardLinkThroughALinkIsRefused() throws Exception {
        symlink("inner", "x");
        file("x/file");
        link("copy", "inner/file", TarConstants.LF_LINK);
        refused();
    }

    @Test
    void devicesAndPipesAreLeftOut() throws Exception {
        add(new TarArchiveEntry("pipe", TarConstants.LF_FIFO, true));
        add(new TarArchiveEntry("device", TarConstants.LF_CHR, true));
        file("file");
        unpack();
        try (Stream<Path> files = Files.list(target)) {
            assertThat(files).containsExactly(target.resolve("file"));
        }
    }

    @Test
    void anArchiveThatBlowsUpIsGivenUp() throws Exception {
        TarArchiveEntry entry = new TarArchiveEntry("bomb", TarConstants.LF_NORMAL, true);
        long size = 32 << 20;
        entry.setSize(size);
        tar.putArchiveEntry(entry);
        tar.write(new byte[(int) size]);
        tar.closeArchiveEntry();
        tar.close();
        assertThatThrownBy(() -> Unpacking.run(new ByteArrayInputStream(bytes.toByteArray()), target, 8 << 20))
                .hasMessageContaining("more than 100 times its size");
        assertThat(Files.size(target.resolve("bomb"))).isLessThanOrEqualTo(8 << 20);
    }
}
