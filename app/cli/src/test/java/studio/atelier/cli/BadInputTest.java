package studio.atelier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.atelier.cli.Definitions.shell;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import studio.atelier.engine.api.json.Json;

/** What cannot be used is refused with a clear sentence and exit code 2. */
class BadInputTest {

    @TempDir
    Path folder;

    private Cli cli = new Cli(Path.of(""));

    @BeforeEach
    void workspace() {
        cli = new Cli(folder.resolve("workspace"));
    }

    private void assertRefused(Path file, String... words) {
        Cli.Outcome run = cli.run("run", file.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("atelier: ").contains(words).doesNotContain("\tat ", "Exception");
        Cli.Outcome export = cli.run(
                "export", file.toString(), "-o", folder.resolve("out.json").toString());
        assertThat(export.err()).doesNotContain("\tat ", "Exception");
        Cli.Outcome validate = cli.run("validate", file.toString(), "--json");
        assertThat(validate.code()).isEqualTo(2);
        assertThat(validate.err()).doesNotContain("\tat ", "Exception");
        if (Files.isRegularFile(file)) {
            assertThat(Json.parse(validate.out()).path(0).path("findings")).isNotEmpty();
        }
        assertThat(cli.run("executions", "--json").out().strip()).isEqualTo("[]");
    }

    @Test
    void aCommandThatThereIsNot() {
        Cli.Outcome run = cli.run("rnu", "pipeline.json");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("atelier: There is no command 'rnu'; there are run, retry, validate")
                .doesNotContain("rehearse");
    }

    @Test
    void aFileThatIsNotThere() {
        assertRefused(folder.resolve("none.json"), "none.json: there is no such file");
    }

    @Test
    void aFolderInPlaceOfAFile() {
        assertRefused(folder, "is a folder");
    }

    @Test
    void truncatedJson() throws Exception {
        String text = Definitions.of(shell("Only", "true"));
        assertRefused(
                Files.writeString(folder.resolve("cut.json"), text.substring(0, text.length() / 2)),
                "cut.json",
                "Line 6");
    }

    @Test
    void anEmptyFile() throws Exception {
        assertRefused(Files.createFile(folder.resolve("empty.json")), "empty.json");
    }

    @Test
    void binaryBytes() throws Exception {
        byte[] bytes = new byte[4096];
        new Random(7).nextBytes(bytes);
        assertRefused(Files.write(folder.resolve("binary.json"), bytes), "binary.json");
    }

    @Test
    void fiftyMegabytesOfNesting() throws Exception {
        Path file = folder.resolve("deep.json");
        byte[] open = new byte[1 << 20];
        Arrays.fill(open, (byte) '[');
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 50; i++) {
                out.write(open);
            }
        }
        assertRefused(file, "deep.json");
    }

    @Test
    void jsonThatIsNoPipeline() throws Exception {
        assertRefused(Files.writeString(folder.resolve("list.json"), "[1, 2]"), "list.json");
        assertRefused(Files.writeString(folder.resolve("types.json"), "{\"Version\": 5, \"Steps\": {}}"), "types.json");
    }

    @Test
    void textThatIsNotUtf8JsonAsTheStandardHasIt() throws Exception {
        String text = Definitions.of(shell("Only", "true"));
        assertRefused(Files.writeString(folder.resolve("mark.json"), "\uFEFF" + text), "byte order mark");
        assertRefused(Files.writeString(folder.resolve("wide.json"), text, StandardCharsets.UTF_16), "UTF-16");
        assertRefused(
                Files.writeString(folder.resolve("twice.json"), text.replaceFirst("\\{", "{\"Steps\": [], ")), "twice");
        assertRefused(Files.writeString(folder.resolve("nan.json"), "{\"Version\": NaN}"), "Line 1, column 13");
    }

    @Test
    void halfACharacter() throws Exception {
        String step = shell("Only", "true").replace("true", "echo \\ud800");
        assertRefused(Definitions.write(folder.resolve("half.json"), step), "half of a pair");
    }

    @Test
    void stepsThatWaitForEachOther() throws Exception {
        assertRefused(
                Definitions.write(folder.resolve("cycle.json"), shell("A", "true", "B"), shell("B", "true", "A")),
                "cycle.json",
                "cycle");
    }

    @Test
    void aReferenceToWhatIsNotThere() throws Exception {
        String step = shell("A", "true").replace("Parameters.Word", "Parameters.Wrod");
        assertRefused(Definitions.write(folder.resolve("p.json"), step), "Wrod");
    }

    @Test
    void aWorkspaceThatCannotBeWritten() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        Path definition = Definitions.write(folder.resolve("p.json"), shell("A", "true"));

        Cli.Outcome run = new Cli(file.resolve("below")).run("run", definition.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("workspace").contains("--workspace").hasLineCount(1);
    }

    @Test
    void aDatabaseThatIsNone() throws Exception {
        Path metadata = Files.createDirectories(cli.workspace().resolve("metadata"));
        Files.writeString(metadata.resolve("atelier.mv.db"), "this is no database ".repeat(1000));

        Cli.Outcome run = cli.run("executions");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("atelier.mv.db").hasLineCount(1);
    }

    @Test
    void aProjectFileThatIsBroken() throws Exception {
        Files.writeString(folder.resolve("atelier.json"), "{\"buckets\": ");
        Path definition = Definitions.write(folder.resolve("p.json"), shell("A", "true"));

        Cli.Outcome run = cli.run("run", definition.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("atelier.json").hasLineCount(1);
    }

    @Test
    void usageThatIsWrong() {
        assertThat(Cli.bare("fly"))
                .satisfies(unknown -> assertThat(unknown.code()).isEqualTo(2))
                .satisfies(unknown -> assertThat(unknown.err()).contains("fly").contains("--help"));
        assertThat(Cli.bare("run").code()).isEqualTo(2);
        assertThat(Cli.bare().code()).isEqualTo(2);
        assertThat(Cli.bare("run", "p.json", "--max-parallel", "many").err()).contains("--max-parallel");
        assertThat(Cli.bare("--version").out()).startsWith("atelier ");
        assertThat(Cli.bare("--help"))
                .satisfies(help -> assertThat(help.code()).isZero())
                .satisfies(help -> assertThat(help.out()).contains("validate").contains("Exit codes"));
    }

    @Test
    void aStackTraceComesOnlyWithDebug() {
        assertThat(cli.run("logs", "none").err()).doesNotContain("\tat ");
        assertThat(cli.run("logs", "none", "--debug").err()).contains("\tat ");
        assertThat(cli.run("validate", "none", "--debug").err()).contains("\tat ");
    }
}
