package studio.atelier.studio.gallery;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import studio.atelier.studio.preview.archive.ArchiveEntry;
import studio.atelier.studio.preview.archive.ArchiveFile;
import tools.jackson.databind.node.JsonNodeFactory;

/** Small real files of the kinds that the Studio shows, made of what a project has. */
final class SampleFiles {

    private final Path folder;

    /**
     * @param folder of the project; the files are written beside its own
     */
    SampleFiles(Path folder) {
        this.folder = folder;
    }

    /** A definition whose steps are shell scripts. */
    static String pipeline(String... steps) {
        return "{\n  \"Version\": \"2020-12-01\",\n  \"Steps\": [\n" + String.join(",\n", steps) + "\n  ]\n}\n";
    }

    /**
     * @param members of the step besides its name, type and arguments, each with a comma after it; may be empty
     */
    static String step(String name, String script, String members) {
        return """
                {"Name": "%s", "Type": "Processing", %s "Arguments": {
                  "AppSpecification": {"ImageUri": "atelier.local/shell", "ContainerEntrypoint": ["/bin/sh", "-c", %s]},
                  "RoleArn": "arn:aws:iam::000000000000:role/Atelier",
                  "ProcessingResources": {"ClusterConfig": {"InstanceType": "local", "InstanceCount": 1,
                    "VolumeSizeInGB": 1}}}}""".formatted(name, members, JsonNodeFactory.instance.stringNode(script));
    }

    /** A pipeline whose second step ends with an error. */
    Path report() throws IOException {
        return Files.writeString(
                folder.resolve("nightly-report.json"),
                pipeline(
                        step("Collect", "echo reading 4177 rows; echo wrote counts.csv", ""),
                        step(
                                "Render",
                                "echo 'cannot open template.html: no such file' >&2; exit 3",
                                "\"DependsOn\": [\"Collect\"],"),
                        step("Send", "echo sent", "\"DependsOn\": [\"Render\"],")));
    }

    /** A pipeline that takes longer than anybody waits. */
    Path simulation() throws IOException {
        return Files.writeString(folder.resolve("simulation.json"), pipeline(step("Simulate", "sleep 600", "")));
    }

    /** The table of the example in Parquet. */
    Path parquet() throws IOException {
        Path file = folder.resolve("abalone.parquet");
        if (!Files.exists(file)) {
            try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = connection.createStatement()) {
                statement.execute("COPY (SELECT * FROM '" + folder.resolve("abalone.csv") + "') TO '" + file + "'");
            } catch (SQLException e) {
                throw new IOException(file + " could not be written", e);
            }
        }
        return file;
    }

    /** A scatter plot. */
    Path image() throws IOException {
        Path file = folder.resolve("residuals.png");
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0x2F5BD3));
        RandomGenerator random = RandomGeneratorFactory.getDefault().create(7);
        for (int i = 0; i < 900; i++) {
            int x = 40 + (int) (560 * random.nextDouble());
            pen.fillOval(x, 240 + (int) (random.nextGaussian() * (20 + x / 8.0)), 4, 4);
        }
        pen.dispose();
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    /**
     * The model data of a training job.
     *
     * @param workspace where the engine keeps it
     */
    Path archive(Path workspace) throws IOException {
        Path file = folder.resolve("model.tar.gz");
        if (!Files.exists(file)) {
            try (Stream<Path> all = Files.walk(workspace)) {
                Path model = all.filter(path -> path.endsWith("model.tar.gz"))
                        .findFirst()
                        .orElseThrow(() -> new IOException("No model lies in " + workspace));
                Files.copy(model, file);
            }
        }
        return file;
    }

    /** The model in the archive. */
    Path model(Path archive) throws IOException {
        ArchiveFile packed = new ArchiveFile(archive, read -> {});
        ArchiveEntry entry = packed.list().entries().stream()
                .filter(each -> !each.folder())
                .findFirst()
                .orElseThrow(() -> new IOException(archive + " is empty"));
        Path file = folder.resolve(entry.fileName());
        if (!Files.exists(file)) {
            packed.extract(entry, file);
        }
        return file;
    }

    Path bytes() {
        byte[] bytes = new byte[4096];
        RandomGeneratorFactory.getDefault().create(3).nextBytes(bytes);
        return write("weights.bin", bytes);
    }

    /** A Parquet file of which the end is missing. */
    Path damaged() throws IOException {
        byte[] whole = Files.readAllBytes(parquet());
        return write("half.parquet", Arrays.copyOf(whole, whole.length / 2));
    }

    /** Text that is not in UTF-8, so it is only looked at. */
    Path oldText() {
        return write(
                "notes.txt",
                String.join("\n", List.of("M\u00fcschel: 4177 Tiere", "Gr\u00f6\u00dfe in mm", "Ringe + 1,5 = Alter"))
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A definition with a comma too many. */
    Path broken() {
        return write("broken.json", pipeline(step("Collect", "echo", ""), "").getBytes(StandardCharsets.UTF_8));
    }

    private Path write(String name, byte[] bytes) {
        Path file = folder.resolve(name);
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
