package studio.atelier.workbench.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpatialIndexTest {

    @Test
    void findsWhatAPlainSearchFindsInTheSameOrder() {
        Random random = new Random(7);
        SpatialIndex<Integer> index = new SpatialIndex<>(50);
        Map<Integer, Box> all = new LinkedHashMap<>();
        for (int i = 0; i < 3000; i++) {
            double size = i % 100 == 0 ? 2000 : 5 + random.nextInt(60);
            Box box = new Box(random.nextInt(4000) - 2000, random.nextInt(4000) - 2000, size, size);
            index.put(i, box);
            all.put(i, box);
        }
        for (int i = 0; i < 1000; i += 3) {
            index.remove(i);
            all.remove(i);
        }
        for (int i = 1; i < 1000; i += 3) {
            Box box = new Box(random.nextInt(4000) - 2000, random.nextInt(4000) - 2000, 20, 20);
            index.put(i, box);
            all.put(i, box);
        }
        for (int q = 0; q < 200; q++) {
            Box query = new Box(
                    random.nextInt(5000) - 2500, random.nextInt(5000) - 2500, random.nextInt(900), random.nextInt(900));
            List<Integer> expected = all.entrySet().stream()
                    .filter(e -> e.getValue().intersects(query))
                    .map(Map.Entry::getKey)
                    .toList();

            assertThat(index.in(query)).isEqualTo(expected);
        }
        assertThat(index.in(new Box(-1e5, -1e5, 2e5, 2e5))).hasSize(all.size());
    }

    @Test
    void thePointIsAnsweredByTheTopmostItem() {
        SpatialIndex<String> index = new SpatialIndex<>(10);
        index.put("low", new Box(0, 0, 20, 20));
        index.put("high", new Box(10, 10, 20, 20));

        assertThat(index.at(15, 15, 0)).contains("high");
        assertThat(index.at(5, 5, 0)).contains("low");
        assertThat(index.at(32, 32, 1)).isEmpty();
        assertThat(index.at(32, 32, 2)).contains("high");
    }

    @Test
    void aMovedItemKeepsItsHeight() {
        SpatialIndex<String> index = new SpatialIndex<>(10);
        index.put("low", new Box(0, 0, 20, 20));
        index.put("high", new Box(0, 0, 20, 20));
        index.put("low", new Box(5, 5, 20, 20));

        assertThat(index.at(10, 10, 0)).contains("high");
    }

    @Test
    void boundsGoAroundEverything() {
        SpatialIndex<String> index = new SpatialIndex<>(10);
        assertThat(index.bounds()).isEmpty();
        index.put("a", new Box(-5, 0, 20, 20));
        index.put("b", new Box(100, 50, 1, 1));

        assertThat(index.bounds()).contains(new Box(-5, 0, 106, 51));
    }
}
