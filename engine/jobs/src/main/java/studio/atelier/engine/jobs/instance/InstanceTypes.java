package studio.atelier.engine.jobs.instance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.api.project.ProjectFile.InstanceSize;

/**
 * The sizes of instance types: AWS's numbers from {@code instance-types.csv}, overlaid by the project
 * file's. {@code local} is one CPU with its part of this machine's memory.
 */
public final class InstanceTypes {

    /** The type that means one CPU of this machine. */
    public static final String LOCAL = "local";

    private final Map<String, InstanceSize> sizes = new LinkedHashMap<>();

    public InstanceTypes(ProjectFile project, Machine machine) {
        readTable();
        sizes.put(LOCAL, new InstanceSize(1, machine.memoryGiB() / machine.cpus(), 0));
        sizes.putAll(project.instanceTypes());
    }

    private void readTable() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(InstanceTypes.class.getResourceAsStream("instance-types.csv")),
                StandardCharsets.UTF_8))) {
            reader.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(row -> sizes.put(
                            row[0],
                            new InstanceSize(
                                    Integer.parseInt(row[1]), Double.parseDouble(row[2]), Integer.parseInt(row[3]))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The size of a type; empty if neither AWS's table nor the project file has it. */
    public Optional<InstanceSize> size(String type) {
        return Optional.ofNullable(sizes.get(type));
    }
}
