package studio.atelier.algorithms.xgboost.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import studio.atelier.engine.api.algorithm.AlgorithmException;

/** The data files of a channel: all that lie in its folder at any depth, in the order of their paths. */
final class ChannelFiles {

    private ChannelFiles() {}

    /**
     * Hidden and empty files are left out.
     *
     * @throws AlgorithmException if there are none
     */
    static List<Path> of(String channel, Path folder) throws IOException, AlgorithmException {
        if (!Files.isDirectory(folder)) {
            throw none(channel);
        }
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(file -> !hidden(folder.relativize(file)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        List<Path> filled =
                files.stream().filter(file -> file.toFile().length() > 0).toList();
        if (filled.isEmpty()) {
            throw none(channel);
        }
        return filled;
    }

    private static AlgorithmException none(String channel) {
        return AlgorithmException.clientError("There is no data in channel " + channel
                + ". Check that its S3 URI names a prefix with at least one file that is not empty.");
    }

    private static boolean hidden(Path relative) {
        for (Path name : relative) {
            if (name.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}
