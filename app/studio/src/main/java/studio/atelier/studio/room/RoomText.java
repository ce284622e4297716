package studio.atelier.studio.room;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import studio.atelier.workbench.control.Times;

/** Words that the lists of all rooms share. */
public final class RoomText {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private RoomText() {}

    /** @return the time in UTC to the second */
    public static String utc(Instant time) {
        return UTC.format(time);
    }

    /** @return the time as lists show it */
    public static String time(Instant time, boolean absolute) {
        return absolute ? utc(time) : Times.relative(time);
    }

    /** @return whether the execution is one of the pipeline; ARNs hold names in small letters */
    public static boolean isOf(String executionArn, String pipeline) {
        return pipelineOf(executionArn).filter(pipeline::equalsIgnoreCase).isPresent();
    }

    /** @return the name of the pipeline that an execution's ARN holds, in small letters */
    public static Optional<String> pipelineOf(String executionArn) {
        String[] parts =
                executionArn.substring(executionArn.lastIndexOf(':') + 1).split("/", -1);
        return parts.length == 4 && parts[0].equals("pipeline") ? Optional.of(parts[1]) : Optional.empty();
    }

    /** @return "1 run", "2 runs" */
    public static String count(long number, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? one : many);
    }

    public static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
