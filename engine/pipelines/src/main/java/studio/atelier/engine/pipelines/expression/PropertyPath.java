package studio.atelier.engine.pipelines.expression;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A path into a JSON document: {@code ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri}.
 *
 * @param segments from the outside to the inside
 */
public record PropertyPath(List<Segment> segments) {

    /** One step of the path. */
    public sealed interface Segment {}

    /** A member by name: {@code .S3Output}. */
    public record Member(String name) implements Segment {
        @Override
        public String toString() {
            return "." + name;
        }
    }

    /** An item by place, from 0: {@code [0]}. */
    public record Index(int index) implements Segment {
        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }

    /** A value of a map by its key, or an item of a list by its name: {@code ['train']}. */
    public record Key(String key) implements Segment {
        @Override
        public String toString() {
            char quote = key.indexOf('\'') < 0 ? '\'' : '"';
            return "[" + quote + key + quote + "]";
        }
    }

    public PropertyPath {
        segments = List.copyOf(segments);
    }

    /** @throws ExpressionException if the text is no path */
    public static PropertyPath parse(String text) {
        return new PropertyPath(new PathParser(text, 0).parse());
    }

    /**
     * The path of a {@code Std:JsonGet}; a leading {@code $} is tolerated.
     *
     * @throws ExpressionException if the text is no path
     */
    public static PropertyPath parseJsonPath(String text) {
        String path = text.startsWith("$") ? text.substring(1) : text;
        return parse(path.startsWith(".") ? path.substring(1) : path);
    }

    public boolean isEmpty() {
        return segments.isEmpty();
    }

    /** The first {@code count} segments. */
    public PropertyPath first(int count) {
        return new PropertyPath(segments.subList(0, count));
    }

    @Override
    public String toString() {
        String text = segments.stream().map(Segment::toString).collect(Collectors.joining());
        return text.startsWith(".") ? text.substring(1) : text;
    }
}
