package studio.atelier.engine.dataprep.operator.split;

import studio.atelier.engine.dataprep.operator.Parameters;
import studio.atelier.engine.dataprep.table.Sql;

/** Chance that is the same in every run: a hash of the seed and a key. */
final class Chance {

    private Chance() {}

    static long seed(Parameters block) {
        return block.integer("seed", 0);
    }

    /** SQL: 64 bits for the row or the key. */
    static String of(String salt, long seed, String key) {
        return "md5_number_lower(" + Sql.text(salt + ":" + seed + ":") + " || " + key + ")";
    }
}
