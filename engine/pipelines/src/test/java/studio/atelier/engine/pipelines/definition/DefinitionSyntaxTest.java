package studio.atelier.engine.pipelines.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionSyntaxTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ``                          | 1 | 1  | is empty
            []                          | 1 | 1  | this is a list
            {"a":1                      | 1 | 7  | is the file complete
            {"a":1,}                    | 1 | 8  | member name in double quotes
            {"a":1} x                   | 1 | 9  | follows the end
            {"a":1,"b":2,"a":3}         | 1 | 14 | "a" is here twice
            {"a":NaN}                   | 1 | 6  | JSON value is expected
            {'a':1}                     | 1 | 2  | double quotes
            {"a":01}                    | 1 | 6  | may not start with 0
            {"a":1e99999999999}         | 1 | 6  | exponent
            {"a":"x                     | 1 | 6  | ends inside this string
            {"a":"\\x"}                 | 1 | 7  | no JSON escape
            {"a":"\\u12G4"}             | 1 | 11 | four hexadecimal digits
            """)
    void tellsWhereAndWhatIsWrong(String text, int line, int column, String message) {
        String given = text.replace("\\\\", "\\");
        assertThatExceptionOfType(DefinitionSyntaxException.class)
                .isThrownBy(() -> PipelineDefinition.read(given))
                .satisfies(e -> assertThat(e.line()).isEqualTo(line))
                .satisfies(e -> assertThat(e.column()).isEqualTo(column))
                .withMessageContaining(message)
                .withMessageStartingWith("Line " + line + ", column " + column + ": ");
    }

    @Test
    void countsLines() {
        assertThatExceptionOfType(DefinitionSyntaxException.class)
                .isThrownBy(() -> PipelineDefinition.read("{\n  \"a\": 1\n  \"b\": 2\n}"))
                .withMessage("Line 3, column 3: Expected a comma or a closing brace, found '\"'");
    }

    @Test
    void refusesDeepNestingWithoutExhaustingTheStack() {
        assertThatExceptionOfType(DefinitionSyntaxException.class)
                .isThrownBy(() -> PipelineDefinition.read("[".repeat(1_000_000)))
                .withMessageContaining("Nested deeper than 400");
    }

    @Test
    void refusesAHugeFileOfNesting() throws IOException {
        Path file = folder.resolve("deep.json");
        byte[] block = new byte[1 << 20];
        Arrays.fill(block, (byte) '[');
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int i = 0; i < 50; i++) {
                out.write(block);
            }
        }
        assertThatExceptionOfType(DefinitionSyntaxException.class)
                .isThrownBy(() -> PipelineDefinition.read(file))
                .withMessageContaining("1,048,576");
    }

    @Test
    void refusesOtherEncodings() throws IOException {
        assertThat(problem("{}".getBytes(StandardCharsets.UTF_16))).contains("UTF-16");
        assertThat(problem("\uFEFF{}".getBytes(StandardCharsets.UTF_8))).contains("byte order mark");
        assertThat(problem(new byte[] {'{', '\n', (byte) 0xC3, '}'})).contains("Line 2, column 1", "0xC3 is not UTF-8");
        assertThat(problem(new byte[] {(byte) 0x1F, (byte) 0x8B, 8, 0})).contains("binary");
        assertThat(problem(new byte[] {0, 0, 0})).contains("U+0000");
    }

    private String problem(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("x.json"), bytes);
        try {
            PipelineDefinition.read(file);
            return "";
        } catch (DefinitionSyntaxException e) {
            return e.toString();
        }
    }
}
