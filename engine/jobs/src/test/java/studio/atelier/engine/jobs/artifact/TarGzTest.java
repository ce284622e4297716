package studio.atelier.engine.jobs.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class TarGzTest {

    @TempDir
    Path folder;

    @Test
    void linksModesAndEmptyFoldersSurvive() throws Exception {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.createDirectories(model.resolve("empty/inner"));
        Files.createDirectories(model.resolve("blobs"));
        Files.writeString(model.resolve("blobs/1"), "weights");
        Files.createSymbolicLink(model.resolve("weights.bin"), Path.of("blobs/1"));
        Files.createSymbolicLink(model.resolve("folder-link"), Path.of("blobs"));
        Files.createSymbolicLink(model.resolve("dangling"), Path.of("nowhere"));
        Files.writeString(model.resolve("run.sh"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(model.resolve("run.sh"), PosixFilePermissions.fromString("rwxr-x---"));
        Path archive = folder.resolve("model.tar.gz");

        TarGz.pack(List.of(model), archive);
        Path target = folder.resolve("unpacked");
        try (InputStream in = Files.newInputStream(archive)) {
            TarGz.unpack(in, target);
        }

        assertThat(target.resolve("empty/inner")).isDirectory();
        assertThat(target.resolve("weights.bin")).isSymbolicLink().hasContent("weights");
        assertThat(target.resolve("folder-link/1")).hasContent("weights");
        assertThat(target.resolve("dangling")).isSymbolicLink();
        assertThat(target.resolve("run.sh")).isExecutable();
        assertThat(listing(archive)).anyMatch(line -> line.startsWith("-rwxr-x---") && line.endsWith(" run.sh"));
    }

    private List<String> listing(Path archive) throws IOException {
        Process tar = new ProcessBuilder("tar", "tvzf", archive.toString())
                .redirectErrorStream(true)
                .start();
        return new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @Test
    void otherProgramsReadTheArchiveWithoutARemark() throws Exception {
        Path model = Files.createDirectories(folder.resolve("model"));
        Files.writeString(model.resolve("a"), "1");
        Path archive = folder.resolve("model.tar.gz");

        TarGz.pack(List.of(model), archive);

        assertThat(listing(archive)).hasSize(1);
    }
}
