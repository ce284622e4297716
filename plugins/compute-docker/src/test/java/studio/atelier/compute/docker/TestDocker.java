package studio.atelier.compute.docker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;
import studio.atelier.engine.api.project.ProjectFile;

/** The Docker of tests that need one, with an image to run. */
final class TestDocker {

    private static final String REPOSITORY = "atelier.test/shell";

    private TestDocker() {}

    /** The daemon that the docker command would use; where none answers, the test is skipped with the reason. */
    static Daemon daemon() {
        try {
            return Daemon.connect(ProjectFile.none().docker());
        } catch (DaemonException e) {
            Assumptions.abort(e.text());
            throw new AssertionError(e);
        }
    }

    /** A daemon on this machine, which sees the test's folders. */
    static Daemon localDaemon() {
        Daemon daemon = daemon();
        Assumptions.assumeTrue(daemon.sharesFiles(), "Docker at " + daemon.address().uri() + " is on another machine");
        return daemon;
    }

    /** An image with a shell, imported unless it is there; its tag tells the content. */
    static String image(Daemon daemon) throws IOException, InterruptedException {
        byte[] root = TestImage.rootFileSystem();
        CRC32 sum = new CRC32();
        sum.update(root);
        String tag = HexFormat.of().toHexDigits((int) sum.getValue());
        String image = REPOSITORY + ":" + tag;
        boolean there = daemon.client().listImagesCmd().withImageNameFilter(image).exec().stream()
                .findAny()
                .isPresent();
        if (!there) {
            daemon.client()
                    .createImageCmd(REPOSITORY, new ByteArrayInputStream(root))
                    .withTag(tag)
                    .exec();
        }
        return image;
    }

    /** A name that no other test's job has. */
    static String name(String start) {
        return start + "-" + UUID.randomUUID().toString().substring(0, 8).toLowerCase(Locale.ROOT);
    }
}
