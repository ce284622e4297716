package studio.atelier.engine.dataprep.operator.dataset;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The names of a CSV table's columns. */
final class CsvNames {

    private CsvNames() {}

    /**
     * The first record's texts if it is a header, with names for the empty ones; else {@code _c0},
     * {@code _c1}... Names that come twice get their position added, as Spark does.
     */
    static List<String> of(List<String> first, boolean header) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        if (header) {
            first.forEach(name -> counts.merge(key(name), 1, Integer::sum));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < first.size(); i++) {
            String name = !header || first.get(i).isBlank() ? "_c" + i : first.get(i);
            boolean twice = header && counts.getOrDefault(key(name), 0) > 1;
            String unique = twice ? name + i : name;
            while (!seen.add(key(unique))) {
                unique += "_" + i;
            }
            names.add(unique);
        }
        return names;
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
