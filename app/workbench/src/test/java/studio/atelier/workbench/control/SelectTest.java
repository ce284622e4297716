package studio.atelier.workbench.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.workbench.testing.Toolkit;
import studio.atelier.workbench.testing.Window;

@ExtendWith(Toolkit.class)
class SelectTest {

    @Test
    void aValueIsKeptWhenNothingIsChosen() {
        List<String> heard = new ArrayList<>();
        Select<String> select = Window.onFx(() -> {
            Select<String> made = new Select<>();
            made.getItems().addAll("a", "b");
            made.setValue("a");
            made.valueProperty().subscribe(value -> heard.add(value));
            return made;
        });

        Window.onFx(() -> {
            select.getSelectionModel().clearSelection();
            return true;
        });
        assertThat(Window.<String>onFx(() -> select.getValue())).isEqualTo("a");
        assertThat(heard).isNotEmpty().doesNotContainNull();

        Window.onFx(() -> {
            select.setValue("b");
            return true;
        });
        assertThat(heard).endsWith("b");
    }
}
