package studio.atelier.compute.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class TreeTarTest {

    @TempDir
    Path folder;

    private interface Filling {
        void fill(TarArchiveOutputStream tar) throws IOException;
    }

    private static byte[] tar(Filling filling) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            filling.fill(tar);
        }
        return bytes.toByteArray();
    }

    private static void file(TarArchiveOutputStream tar, String name, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
    }

    private static void link(TarArchiveOutputStream tar, String name, String to) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(to);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    private void read(byte[] tar) throws IOException {
        Files.createDirectories(folder.resolve("root/model"));
        TreeTar.read(new ByteArrayInputStream(tar), folder.resolve("root"), "model");
    }

    @Test
    void bringsBackWhatItTook() throws Exception {
        Path from = Files.createDirectories(folder.resolve("from"));
        Files.createDirectories(from.resolve("sub/" + "long".repeat(40)));
        Files.writeString(from.resolve("sub/grün 🎨"), "text");
        Files.writeString(from.resolve("run.sh"), "#!/bin/sh\n");
        assertThat(from.resolve("run.sh").toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(from.resolve("link"), Path.of("run.sh"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TreeTar.write(from, "model", bytes);
        read(bytes.toByteArray());
        Path model = folder.resolve("root/model");
        assertThat(model.resolve("sub/" + "long".repeat(40))).isEmptyDirectory();
        assertThat(model.resolve("sub/grün 🎨")).hasContent("text");
        assertThat(model.resolve("run.sh")).isExecutable();
        assertThat(Files.readSymbolicLink(model.resolve("link"))).isEqualTo(Path.of("run.sh"));
    }

    @Test
    void writesNothingOutsideOfItsFolder() throws Exception {
        byte[] up = tar(tar -> file(tar, "model/../../out", "x"));
        byte[] beside = tar(tar -> file(tar, "other/file", "x"));
        byte[] throughALink = tar(tar -> {
            link(tar, "model/link", folder.toString());
            file(tar, "model/link/out", "x");
        });
        for (byte[] tar : new byte[][] {up, beside, throughALink}) {
            assertThatThrownBy(() -> read(tar)).isInstanceOf(IOException.class).hasMessageContaining("leads out");
            FileUtils.deleteDirectory(folder.resolve("root").toFile());
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
