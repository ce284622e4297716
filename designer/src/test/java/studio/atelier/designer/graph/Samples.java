package studio.atelier.designer.graph;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;

/** Definitions to lay out. */
final class Samples {

    private static final Path FOLDER = Path.of("src/test/resources/samples");

    private Samples() {}

    static PipelineGraph graph(String name) {
        return PipelineGraph.of(definition(name));
    }

    static PipelineDefinition definition(String name) {
        return read(FOLDER.resolve(name + ".json"));
    }

    static PipelineDefinition read(Path file) {
        try {
            return PipelineDefinition.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> all() {
        return in(FOLDER).stream();
    }

    /** The definitions in a folder. */
    static List<Path> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Steps that each wait for one to three of the thirty before it. */
    static PipelineGraph generated(int steps) {
        return PipelineGraph.of(large(steps));
    }

    /** The definition of {@link #generated}. */
    static PipelineDefinition large(int steps) {
        StringBuilder json = new StringBuilder("{\"Version\":\"2020-12-01\",\"Steps\":[");
        Random random = new Random(5);
        for (int i = 0; i < steps; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"Name\":\"S%d\",\"Type\":\"Lambda\",\"Arguments\":{},\"DependsOn\":[".formatted(i));
            for (int d = 0; i > 0 && d <= random.nextInt(3); d++) {
                json.append(d == 0 ? "" : ",").append("\"S%d\"".formatted(Math.max(0, i - 1 - random.nextInt(30))));
            }
            json.append("]}");
        }
        return PipelineDefinition.read(json.append("]}").toString());
    }
}
