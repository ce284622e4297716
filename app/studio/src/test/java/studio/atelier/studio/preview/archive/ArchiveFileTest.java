package studio.atelier.studio.preview.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives, also those made to deceive. */
class ArchiveFileTest {

    @TempDir
    private Path folder;

    private Path tar;

    @BeforeEach
    void write() throws IOException {
        tar = folder.resolve("model.tar.gz");
        try (TarArchiveOutputStream out =
                new TarArchiveOutputStream(new GZIPOutputStream(Files.newOutputStream(tar)))) {
            put(out, "code/train.py", "print(1)\n");
            put(out, "../../escape.txt", "out");
            put(out, "data.csv", "a,b\n1,2\n");
            TarArchiveEntry link = new TarArchiveEntry("link", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            out.putArchiveEntry(link);
            out.closeArchiveEntry();
        }
    }

    private static void put(TarArchiveOutputStream out, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        out.putArchiveEntry(entry);
        out.write(bytes);
        out.closeArchiveEntry();
    }

    private static ArchiveFile archive(Path file) {
        return new ArchiveFile(file, read -> {});
    }

    @Test
    void entriesAreListedWithTheirSizes() throws IOException {
        ArchiveFile.Listing listing = archive(tar).list();

        assertThat(listing.format()).isEqualTo("tar, gzip");
        assertThat(listing.more()).isFalse();
        assertThat(listing.entries()).extracting(ArchiveEntry::name).contains("code/train.py", "data.csv", "link");
        assertThat(listing.entries().get(2).size()).isEqualTo(8);
    }

    @Test
    void anEntryIsCopiedOut() throws IOException {
        List<ArchiveEntry> entries = archive(tar).list().entries();
        Path copy = folder.resolve("copy");
        archive(tar).extract(entries.get(2), copy);

        assertThat(copy).hasContent("a,b\n1,2\n");
    }

    @Test
    void namesThatLeadOutAndLinksAreRefused() throws IOException {
        List<ArchiveEntry> entries = archive(tar).list().entries();

        assertThat(entries.get(1).refused())
                .hasValueSatisfying(why -> assertThat(why).contains("leads out"));
        assertThat(entries.get(3).refused())
                .hasValueSatisfying(why -> assertThat(why).contains("/etc/passwd"));
        for (int refused : new int[] {1, 3}) {
            assertThatThrownBy(() -> archive(tar).extract(entries.get(refused), folder.resolve("never")))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("is not opened");
        }
        assertThat(folder.resolve("never")).doesNotExist();
    }

    @Test
    void zipFilesAreListedAndOpened() throws IOException {
        Path zip = folder.resolve("code.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("a/b.txt"));
            out.write("hello".getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
        ArchiveFile.Listing listing = archive(zip).list();
        archive(zip).extract(listing.entries().getFirst(), folder.resolve("b.txt"));

        assertThat(listing.format()).isEqualTo("zip");
        assertThat(folder.resolve("b.txt")).hasContent("hello");
    }

    @Test
    void anArchiveThatWasCutOffSaysSo() throws IOException {
        byte[] whole = Files.readAllBytes(tar);
        Path cut = Files.write(folder.resolve("cut.tar.gz"), Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> archive(cut).list())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cut.tar.gz")
                .hasMessageContaining("cut off");
    }
}
