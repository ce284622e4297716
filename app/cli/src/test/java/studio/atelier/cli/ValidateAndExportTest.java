package studio.atelier.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static studio.atelier.cli.Definitions.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import studio.atelier.engine.api.json.Json;
import tools.jackson.databind.JsonNode;

/** {@code atelier validate} and {@code atelier export}. */
class ValidateAndExportTest {

    private static final Path SAMPLES =
            Path.of("..", "..", "engine", "pipelines", "src", "test", "resources", "samples");

    @TempDir
    Path folder;

    private Cli cli = new Cli(Path.of(""));

    @BeforeEach
    void workspace() {
        cli = new Cli(folder.resolve("workspace"));
    }

    @Test
    void aValidDefinitionIsCalledValid() throws Exception {
        Path file = Definitions.write(folder.resolve("p.json"), shell("Only", "true"));

        Cli.Outcome outcome = cli.run("validate", file.toString());

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains(file + ": valid");
    }

    @Test
    void findingsHaveExactlyTheMembersThatScriptsRelyOn() throws Exception {
        Path bad = Definitions.write(folder.resolve("bad.json"), shell("One", "true", "Onne"));
        Path good = Definitions.write(folder.resolve("good.json"), shell("One", "true"));

        Cli.Outcome outcome = cli.run("validate", bad.toString(), good.toString(), "--json");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).isEmpty();
        JsonNode files = Json.parse(outcome.out());
        assertThat(files.isArray()).isTrue();
        assertThat(files).hasSize(2);
        files.forEach(file -> {
            assertThat(file.propertyNames()).containsExactly("file", "findings");
            file.path("findings").forEach(finding -> {
                Set<String> members = new TreeSet<>(finding.propertyNames());
                members.remove("fix");
                assertThat(members).containsExactly("code", "column", "line", "message", "pointer", "severity");
                assertThat(finding.path("severity").asString("")).isIn("error", "warning", "info");
            });
        });
        assertThat(files.path(0).path("file").asString("")).isEqualTo(bad.toString());
        JsonNode finding = errors(files.path(0)).getFirst();
        assertThat(finding.path("pointer").asString("")).startsWith("/Steps/0/DependsOn");
        assertThat(finding.path("line").asInt(0)).isPositive();
        assertThat(finding.path("message").asString("")).contains("Onne");
        assertThat(finding.path("fix").isString()).isTrue();
        assertThat(errors(files.path(1))).isEmpty();
    }

    private static List<JsonNode> errors(JsonNode file) {
        return file.path("findings")
                .valueStream()
                .filter(finding -> finding.path("severity").asString("").equals("error"))
                .toList();
    }

    @Test
    void findingsForPeopleNameFileLineAndColumn() throws Exception {
        Path bad = Definitions.write(folder.resolve("bad.json"), shell("One", "true", "Onne"));

        Cli.Outcome outcome = cli.run("validate", bad.toString());

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out())
                .containsPattern("bad\\.json:\\d+:\\d+: error: ")
                .contains("    fix: ")
                .contains(": 1 error");
    }

    @ParameterizedTest
    @ValueSource(strings = {"abalone-full.json", "generated-nested-conditions.json", "step-decorator-a.json"})
    void anExportedDefinitionHasTheSameValuesInTheSameOrderAndSpelling(String name) throws Exception {
        Path out = folder.resolve("out").resolve(name);

        Cli.Outcome outcome = cli.run("export", SAMPLES.resolve(name).toString(), "-o", out.toString());

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(withoutSpace(Files.readString(out)))
                .isEqualTo(withoutSpace(Files.readString(SAMPLES.resolve(name))));
    }

    // Outside strings; what is left differs if a value, the order or a spelling does.
    private static String withoutSpace(String json) {
        StringBuilder text = new StringBuilder();
        boolean string = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (string && c == '\\') {
                text.append(c).append(json.charAt(++i));
            } else {
                string ^= c == '"';
                if (string || !Character.isWhitespace(c)) {
                    text.append(c);
                }
            }
        }
        return text.toString();
    }

    @Test
    void aFileThatIsNotThereDoesNotKeepTheOthersFromBeingChecked() throws Exception {
        Path good = Definitions.write(folder.resolve("p.json"), shell("Only", "true"));
        String none = folder.resolve("none.json").toString();

        Cli.Outcome outcome = cli.run("validate", none, good.toString(), "--json");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).isEqualTo("atelier: " + none + ": there is no such file\n");
        JsonNode files = Json.parse(outcome.out());
        assertThat(files).hasSize(2);
        assertThat(files.path(0).path("findings").path(0).path("code").asString())
                .isEqualTo("unreadable-file");
        assertThat(files.path(1).path("findings").toString()).doesNotContain("\"error\"");
    }

    @Test
    void anExportOntoAFolderIsRefused() throws Exception {
        Path file = Definitions.write(folder.resolve("p.json"), shell("Only", "true"));

        Cli.Outcome outcome = cli.run("export", file.toString(), "-o", folder.toString());

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("is a folder");
    }
}
