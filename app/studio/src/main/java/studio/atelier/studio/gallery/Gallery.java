package studio.atelier.studio.gallery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import studio.atelier.engine.embedded.EngineLog;

/**
 * {@code atelier gallery [--out DIR] [--only NAME]...}: renders every screen and state to PNG files, light and dark, at
 * 1280 x 800 and 1920 x 1080, and at 150 % of the first. It needs no display.
 */
public final class Gallery {

    private Gallery() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path out = Path.of("target/gallery");
        List<String> only = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--out" -> out = Path.of(value(arguments, ++i));
                case "--only" -> only.add(value(arguments, ++i));
                default -> {
                    System.err.println("atelier gallery: there is no option " + arguments[i]
                            + "; there are --out DIR and --only NAME.");
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
        Path scratch = Files.createTempDirectory("atelier-gallery");
        int taken;
        try (Sitting sitting = Sitting.open(scratch, out, only)) {
            Scenes.all(sitting);
            taken = sitting.taken();
        }
        System.out.println(taken + " pictures lie in " + out.toAbsolutePath());
        Platform.exit();
        System.exit(0);
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
