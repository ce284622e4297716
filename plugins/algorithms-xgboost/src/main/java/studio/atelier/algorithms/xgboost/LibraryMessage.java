package studio.atelier.algorithms.xgboost;

import java.util.List;
import ml.dmlc.xgboost4j.java.XGBoostError;

/** What the library says when it refuses, without time stamp, source line and stack. */
final class LibraryMessage {

    private LibraryMessage() {}

    static String shortened(XGBoostError e) {
        String text = String.valueOf(e.getMessage());
        List<String> lines = text.lines()
                .map(String::strip)
                .takeWhile(line -> !line.startsWith("Stack trace"))
                .filter(line -> !line.isEmpty())
                .toList();
        String message = lines.isEmpty() ? text : String.join(" ", lines);
        message = message.replaceFirst("^\\[\\d\\d:\\d\\d:\\d\\d\\] ", "");
        return message.replaceFirst("^\\S+\\.(cc|h|cu|cuh):\\d+: ", "");
    }
}
