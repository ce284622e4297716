package studio.atelier.designer.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import studio.atelier.engine.pipelines.definition.Nodes;
import studio.atelier.engine.pipelines.definition.Step;
import studio.atelier.engine.pipelines.expression.PropertyPath;
import studio.atelier.engine.pipelines.expression.PropertyPath.Index;
import studio.atelier.engine.pipelines.expression.PropertyPath.Key;
import studio.atelier.engine.pipelines.expression.PropertyPath.Member;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Short names for what leaves a step and for where it enters another. */
public final class PortNames {

    /** Data Wrangler puts the id of a node before the name of an output. */
    private static final Pattern NODE_ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}\\.");

    private static final Map<String, String> LISTS = Map.of(
            "InputDataConfig", "ChannelName",
            "ProcessingInputs", "InputName",
            "ContainerArguments", "",
            "ContainerEntrypoint", "");

    private PortNames() {}

    /** @return the name of an output without what Data Wrangler puts before it */
    public static String plain(String output) {
        return NODE_ID.matcher(output).replaceFirst("");
    }

    /** True if a property of a step is a place in storage that the step fills. */
    static boolean isData(PropertyPath path) {
        return lastMember(path)
                .map(name -> name.endsWith("S3Uri") || name.equals("S3ModelArtifacts") || name.equals("S3OutputPath"))
                .orElse(false);
    }

    static String output(PropertyPath path) {
        String last = lastMember(path).orElse("");
        if (last.equals("S3ModelArtifacts")) {
            return "model";
        }
        String key = "";
        for (PropertyPath.Segment segment : path.segments()) {
            if (segment instanceof Key(String name)) {
                key = plain(name);
            } else if (segment instanceof Index(int index) && key.isEmpty() && isData(path)) {
                key = "output " + index;
            }
        }
        return key.isEmpty() ? last : key;
    }

    /** @param pointer of an expression inside the step, in the step's own document */
    static String input(Step step, String pointer) {
        String inside =
                pointer.substring(Math.min(pointer.length(), step.pointer().length()));
        int expression = inside.indexOf("/Std:");
        List<String> segments = List.of((expression < 0 ? inside : inside.substring(0, expression)).split("/"));
        for (int i = 0; i + 1 < segments.size(); i++) {
            String identity = LISTS.get(segments.get(i));
            if (identity != null) {
                JsonNode list = step.raw().at(String.join("/", segments.subList(0, i + 1)));
                return identity.isEmpty() || !(list instanceof ArrayNode items)
                        ? "arguments"
                        : plain(Nodes.text(items.path(index(segments.get(i + 1))), identity)
                                .orElse(""));
            }
            if (segments.get(i).equals("Conditions")) {
                return "condition";
            }
        }
        String last = "";
        for (String segment : segments) {
            if (!segment.isEmpty() && index(segment) < 0) {
                last = segment.replace("~1", "/").replace("~0", "~");
            }
        }
        return last.equals("ModelDataUrl") ? "model" : last;
    }

    private static int index(String segment) {
        return segment.length() < 6 && !segment.isEmpty() && segment.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(segment)
                : -1;
    }

    private static Optional<String> lastMember(PropertyPath path) {
        String last = null;
        for (PropertyPath.Segment segment : path.segments()) {
            if (segment instanceof Member(String name)) {
                last = name;
            }
        }
        return Optional.ofNullable(last);
    }
}
