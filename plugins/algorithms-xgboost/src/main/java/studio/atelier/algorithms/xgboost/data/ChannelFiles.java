package studio.atelier.algorithms.xgboost.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import studio.atelier.engine.api.algorithm.AlgorithmException;

/** Finds the data files of a channel, in nested folders too. */
final class ChannelFiles {

    private ChannelFiles() {}

    /**
     * The files with something in them, in the order of their paths.
     *
     * @throws AlgorithmException if there are none
     */
    static List<Path> list(Path folder, String channel) throws IOException, AlgorithmException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            files = tree.filter(Files::isRegularFile)
                    .filter(file -> !hidden(folder.relativize(file)))
                    .filter(file -> file.toFile().length() > 0)
                    .sorted()
                    .toList();
        }
        if (files.isEmpty()) {
            throw AlgorithmException.clientError("Channel " + channel
                    + " has no data: there is no file with content in " + "it. Check the channel's S3Uri.");
        }
        for (Path file : files) {
            refuseGzip(file);
        }
        return files;
    }

    private static void refuseGzip(Path file) throws IOException, AlgorithmException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(2);
            if (start.length == 2 && start[0] == 0x1F && start[1] == (byte) 0x8B) {
                throw AlgorithmException.clientError(
                        file.getFileName() + " is compressed with gzip: set the channel's CompressionType to Gzip.");
            }
        }
    }

    /** Hadoop's and Spark's marks ({@code _SUCCESS}), checksums and manifests are no data. */
    private static boolean hidden(Path relative) {
        for (Path part : relative) {
            String name = part.toString();
            if (name.startsWith(".") || name.startsWith("_")) {
                return true;
            }
        }
        return false;
    }
}
