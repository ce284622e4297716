package studio.atelier.engine.dataprep.view;

import java.util.List;

/**
 * Where the rows of a file can be asked for.
 *
 * @param relation SQL that stands after FROM
 * @param number the column that numbers its rows from 0
 * @param notes what a reader should know, as sentences
 */
record Loaded(String relation, String number, List<String> notes) {
    Loaded {
        notes = List.copyOf(notes);
    }
}
