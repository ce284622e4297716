package studio.atelier.workbench.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import studio.atelier.workbench.testing.Toolkit;

@ExtendWith(Toolkit.class)
class ColumnOrderTest {

    private final ColumnOrder order = new ColumnOrder();

    ColumnOrderTest() {
        order.setColumns(columns("a", "b", "c", "d"));
    }

    private static List<GridColumn> columns(String... ids) {
        return IntStream.range(0, ids.length)
                .mapToObj(i -> GridColumn.text(ids[i], ids[i], 100))
                .toList();
    }

    private String shown() {
        return String.join(
                "",
                IntStream.range(0, order.size())
                        .mapToObj(i -> order.column(i).id())
                        .toList());
    }

    @Test
    void columnsMoveBeforeTheOneTheyAreDroppedOn() {
        order.move(0, 3);
        assertThat(shown()).isEqualTo("bcad");
        order.move(3, 0);
        assertThat(shown()).isEqualTo("dbca");
    }

    @Test
    void aHiddenColumnComesBackToItsPlace() {
        order.hide(1);
        assertThat(shown()).isEqualTo("acd");
        order.show("b");
        assertThat(shown()).isEqualTo("abcd");
    }

    @Test
    void theLastColumnCannotBeHidden() {
        order.hide(0);
        order.hide(0);
        order.hide(0);

        assertThat(order.hide(0)).isFalse();
        assertThat(shown()).isEqualTo("d");
    }

    @Test
    void newColumnsKeepWidthsAndPlacesOfThoseThatAreKnown() {
        order.move(3, 0);
        order.resize(0, 250);
        order.setColumns(columns("a", "x", "c", "d"));

        assertThat(shown()).isEqualTo("daxc");
        assertThat(order.width(0)).isEqualTo(250);
    }

    @Test
    void placesAreFoundAmongManyColumns() {
        order.setColumns(IntStream.range(0, 5000)
                .mapToObj(i -> GridColumn.text("c" + i, "c" + i, 100))
                .toList());

        assertThat(order.at(250_050)).isEqualTo(2500);
        assertThat(order.at(500_000)).isEqualTo(-1);
    }

    @Test
    void twoColumnsWithOneIdAreRefused() {
        assertThatThrownBy(() -> order.setColumns(columns("a", "a"))).hasMessageContaining("id a");
    }
}
