package studio.atelier.studio.preview.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models of XGBoost without XGBoost; the expected scores are those of XGBoost's own getScore. */
class XgboostFileTest {

    private static final Path SAMPLES = Path.of("src/test/resources/preview");

    @ParameterizedTest
    @ValueSource(strings = {"abalone.json", "abalone.ubj", "abalone.bin"})
    void everyFormatTellsTheSameModel(String name) throws IOException {
        XgboostModel model = XgboostFile.read(SAMPLES.resolve(name));

        assertThat(model.objective()).isEqualTo("reg:squarederror");
        assertThat(model.booster()).isEqualTo("gbtree");
        assertThat(model.trees()).isEqualTo(6);
        assertThat(model.rounds()).isEqualTo(6);
        assertThat(model.deepest()).isEqualTo(3);
        assertThat(model.nodes()).isEqualTo(90);
        assertThat(model.features()).isEqualTo(8);
        FeatureImportance first = model.importance().getFirst();
        assertThat(first.feature()).isIn("shell_weight", "f7");
        assertThat(first.weight()).isEqualTo(20);
        assertThat(first.gain()).isCloseTo(1349.18053203, within(1e-3));
        assertThat(model.importance()).hasSize(8);
    }

    @Test
    void attributesAndVersionAreTold() throws IOException {
        XgboostModel model = XgboostFile.read(SAMPLES.resolve("abalone.ubj"));

        assertThat(model.attributes()).containsEntry("best_iteration", "5");
        assertThat(model.version()).contains("3.0.4");
        assertThat(model.parameters()).containsEntry("num_target", "1");
    }

    @Test
    void aRoundOfAModelWithClassesIsATreeForEach() throws IOException {
        XgboostModel model = XgboostFile.read(SAMPLES.resolve("classes.ubj"));

        assertThat(model.classes()).isEqualTo(3);
        assertThat(model.trees()).isEqualTo(12);
        assertThat(model.rounds()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abalone.json", "abalone.ubj", "abalone.bin"})
    void aFileThatWasCutOffIsAnErrorWhereverItWasCut(String name, @TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(SAMPLES.resolve(name));
        for (int length = 200; length < whole.length * 3 / 4; length += 331) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> XgboostFile.read(cut)).isInstanceOf(ModelException.class);
        }
    }

    @Test
    void otherFilesAreNoModels(@TempDir Path folder) throws IOException {
        Path text = Files.writeString(folder.resolve("model"), "a text that is no model ".repeat(40));
        Path json = Files.writeString(folder.resolve("model.json"), "{\"learner\": [1], \"attributes\": 2, \"a\": 3}");

        assertThatThrownBy(() -> XgboostFile.read(text)).isInstanceOf(ModelException.class);
        assertThatThrownBy(() -> XgboostFile.read(json))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("no model of XGBoost");
    }
}
