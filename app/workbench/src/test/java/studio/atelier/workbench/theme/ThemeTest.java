package studio.atelier.workbench.theme;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

@ExtendWith(Toolkit.class)
class ThemeTest {

    @ParameterizedTest
    @EnumSource(Token.class)
    void everyTokenHasAColourInBothThemes(Token token) {
        assertThat(Palette.light().get(token)).isNotNull();
        assertThat(Palette.dark().get(token)).isNotNull();
    }

    @Test
    void aLabelFollowsTheThemeOfItsWindow() {
        Label label = new Label("Runs");
        try (Window window = Window.show(300, 120, theme -> new VBox(label, new Button("Run")))) {
            window.settle();
            assertThat(label.getTextFill()).isEqualTo(Color.web("#1D1E21"));

            window.use(Palette.dark());
            window.settle();

            assertThat(label.getTextFill()).isEqualTo(Color.web("#E7E8EA"));
        }
    }

    @Test
    void theInterfaceIsSetInInter() {
        Label label = new Label("Runs");
        try (Window window = Window.show(300, 120, theme -> new VBox(label))) {
            window.settle();

            assertThat(label.getFont().getFamily()).isEqualTo("Inter");
        }
    }
}
