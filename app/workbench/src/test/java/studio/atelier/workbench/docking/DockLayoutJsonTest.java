package studio.atelier.workbench.docking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class DockLayoutJsonTest {

    @Test
    void aLayoutComesBackFromItsJson() {
        DockLayout.Desk desk = new DockLayout.Desk(
                DockLayout.row(
                        0.2,
                        new DockLayout.Tabs("left", List.of("project", "outline"), Optional.of("outline")),
                        DockLayout.column(0.7, DockLayout.editors(), DockLayout.tabs("bottom", "logs"))),
                List.of(new DockLayout.Floating(10, 20, 300, 200, DockLayout.tabs("f", "inspector"))));

        assertThat(DockLayoutJson.read(DockLayoutJson.write(desk))).contains(desk);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"main\": 3}",
                "{\"main\": {\"split\": \"HORIZONTAL\", \"parts\": [], \"dividers\": []}}",
                "{\"main\": {\"split\": \"VERTICAL\", \"parts\": [{\"tabs\": \"a\"}], \"dividers\": [0.5]}}"
            })
    void aDamagedLayoutIsNone(String json) {
        assertThat(DockLayoutJson.read(JsonMapper.shared().readTree(json))).isEmpty();
    }
}
