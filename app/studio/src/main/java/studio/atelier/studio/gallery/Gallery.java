package studio.atelier.studio.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import org.apache.commons.io.FileUtils;
import studio.atelier.engine.api.Engine;
import studio.atelier.engine.embedded.EngineLog;

/**
 * {@code atelier gallery [--out DIR] [--only NAME]... [--size SIZE]...}: renders every screen and state to PNG files,
 * light and dark, at 1280 x 800 and 1920 x 1080, and at 150 % of the first. It needs no display.
 */
public final class Gallery {

    private Gallery() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path out = Path.of("target/gallery");
        List<String> only = new ArrayList<>();
        List<String> sizes = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--out" -> out = Path.of(value(arguments, ++i));
                case "--only" -> only.add(value(arguments, ++i));
                case "--size" -> sizes.add(value(arguments, ++i));
                default -> {
                    System.err.println("atelier gallery: there is no option " + arguments[i]
                            + "; there are --out DIR, --only NAME and --size SIZE.");
                    System.exit(2);
                }
            }
        }
        EngineLog.configure(false);
        Thread.setDefaultUncaughtExceptionHandler(Gallery::tell);
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Platform.setImplicitExit(false);
        try {
            int taken = 0;
            taken += play(out, only, sizes, UnaryOperator.identity(), Gallery::withRuns);
            taken += play(out, only, sizes, UnaryOperator.identity(), sitting -> List.of(new EmptyScenes()));
            Gate gate = new Gate();
            taken += play(out, only, sizes, gate::around, sitting -> List.of(new WaitingScenes(gate)));
            System.out.println(taken + " pictures lie in " + out.toAbsolutePath());
        } catch (IOException | RuntimeException e) {
            // The platform's threads would keep the program alive.
            e.printStackTrace();
            System.exit(1);
        }
        System.exit(0);
    }

    private static List<Scenes> withRuns(Sitting sitting) {
        Abalone abalone = new Abalone(sitting);
        return List.of(
                new FirstScenes(),
                new PipelineScenes(abalone),
                new RunScenes(abalone),
                new RoomScenes(abalone),
                new FileScenes(abalone),
                new FrameScenes(abalone),
                new ErrorScenes(abalone));
    }

    /** Plays the wanted scenes in a Studio of their own. @return how many pictures were taken */
    private static int play(
            Path out,
            List<String> only,
            List<String> sizes,
            UnaryOperator<Engine> around,
            Function<Sitting, List<Scenes>> scenes)
            throws IOException {
        Path scratch = Files.createTempDirectory("atelier-gallery").toRealPath();
        try (Sitting sitting = Sitting.open(scratch, out, only, sizes, around)) {
            for (Scenes each : scenes.apply(sitting)) {
                if (sitting.wants(each)) {
                    each.play(sitting);
                }
            }
            return sitting.taken();
        } finally {
            FileUtils.deleteDirectory(scratch.toFile());
        }
    }

    /**
     * The platform without a display has a screen of 1000 x 1000 pixels and fails to copy what lies outside; pictures
     * are not taken from that screen.
     */
    private static void tell(Thread thread, Throwable failure) {
        boolean ofTheScreen = failure.getStackTrace().length > 0
                && Arrays.stream(failure.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals("com.sun.glass.ui.headless.HeadlessWindow"));
        if (!ofTheScreen) {
            failure.printStackTrace();
        }
    }

    private static String value(String[] arguments, int index) {
        if (index >= arguments.length) {
            System.err.println("atelier gallery: " + arguments[index - 1] + " wants a value after it.");
            System.exit(2);
        }
        return arguments[index];
    }
}
