package studio.atelier.workbench.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
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

    @Test
    void textAndWhatHoldsItGrowWithTheTextSize() {
        Label label = new Label("Runs");
        Label caption = new Label("5 minutes ago");
        caption.getStyleClass().add("at-caption");
        Button button = new Button("Run");
        try (Window window = Window.show(300, 160, theme -> new VBox(label, caption, button))) {
            window.settle();
            double height = Window.onFx(button::getHeight);
            assertThat(label.getFont().getSize()).isEqualTo(12);

            window.use(Palette.dark().withTextSize(18));
            window.settle();

            assertThat(label.getFont().getSize()).isEqualTo(18);
            assertThat(caption.getFont().getSize()).isEqualTo(16.5);
            assertThat(Window.onFx(button::getHeight)).isEqualTo(height * 1.5);
            assertThat(label.getTextFill()).isEqualTo(Color.web("#E7E8EA"));

            window.use(Palette.light());
            window.settle();
            assertThat(label.getFont().getSize()).isEqualTo(12);
            assertThat(Window.onFx(button::getHeight)).isEqualTo(height);
        }
    }

    @Test
    void textSizesHaveBounds() {
        assertThatThrownBy(() -> Palette.light().withTextSize(11))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12 to 18 pixels");
        assertThatThrownBy(() -> Palette.light().withTextSize(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(Accent.class)
    void controlsAndCanvasesSeeTheSameColoursInHighContrast(Accent accent) {
        Label text = new Label("Runs");
        text.getStyleClass().add("at-text-3");
        Label failed = new Label("Failed");
        failed.setStyle("-fx-text-fill: -at-status-failed");
        Label link = new Label("Retry");
        link.setStyle("-fx-text-fill: -at-accent");
        try (Window window = Window.show(300, 160, theme -> new VBox(text, failed, link))) {
            for (boolean dark : new boolean[] {false, true}) {
                Palette palette = Palette.of(dark, accent).withHighContrast(true);
                window.use(palette);
                window.settle();

                assertThat(text.getTextFill()).isEqualTo(palette.get(Token.TEXT_3));
                assertThat(failed.getTextFill()).isEqualTo(palette.get(Token.STATUS_FAILED));
                assertThat(link.getTextFill()).isEqualTo(palette.get(Token.ACCENT));
            }
            window.use(Palette.of(false, accent));
            window.settle();
            assertThat(text.getTextFill()).isEqualTo(Palette.light().get(Token.TEXT_3));
        }
    }

    @Test
    void aPopupHasTheColoursOfItsWindow() {
        Button owner = new Button("Open");
        MenuItem item = new MenuItem("Choose");
        ContextMenu menu = new ContextMenu(item);
        try (Window window = Window.show(300, 160, theme -> new VBox(owner))) {
            for (Palette palette : List.of(
                    Palette.dark(),
                    Palette.dark().withHighContrast(true),
                    Palette.light().withHighContrast(true))) {
                window.use(palette);
                Window.onFx(() -> {
                    menu.show(owner, 10, 40);
                    return true;
                });
                window.settle();
                Label shown = (Label) menu.getScene().getRoot().lookup(".menu-item > .label");

                assertThat(shown.getTextFill()).isEqualTo(palette.get(Token.TEXT_1));
                Window.onFx(() -> {
                    menu.hide();
                    return true;
                });
            }
        }
    }

    @Test
    void aWindowThatIsGoneIsNotKeptByTheTheme() {
        Theme theme = new Theme();
        WeakReference<Scene> scene = new WeakReference<>(Window.onFx(() -> {
            Scene made = new Scene(new VBox());
            theme.dress(made);
            return made;
        }));

        for (int i = 0; i < 50 && scene.get() != null; i++) {
            System.gc();
            Window.onFx(() -> true);
        }

        assertThat(scene.get()).isNull();
        assertThat(theme.palette()).isNotNull();
    }
}
