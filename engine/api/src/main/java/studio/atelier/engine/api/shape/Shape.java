package studio.atelier.engine.api.shape;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One shape of the SageMaker API.
 *
 * @param name its name: {@code Channel}, {@code TrainingJobName}
 * @param type what it is
 * @param members member name to shape name, of a structure
 * @param required member names that must be set, of a structure
 * @param enumValues the allowed texts, of a string; empty if it is no enumeration
 * @param min least length, count or number
 * @param max greatest length, count or number
 * @param pattern regular expression that the whole text must match
 * @param element shape name of the items, of a list
 * @param key shape name of the keys, of a map
 * @param value shape name of the values, of a map
 */
public record Shape(
        String name,
        Type type,
        Map<String, String> members,
        List<String> required,
        List<String> enumValues,
        Optional<Double> min,
        Optional<Double> max,
        Optional<String> pattern,
        Optional<String> element,
        Optional<String> key,
        Optional<String> value) {

    /** The kinds of shapes. */
    public enum Type {
        STRUCTURE,
        LIST,
        MAP,
        STRING,
        INTEGER,
        LONG,
        FLOAT,
        DOUBLE,
        BOOLEAN,
        TIMESTAMP,
        BLOB;

        public boolean isNumber() {
            return this == INTEGER || this == LONG || this == FLOAT || this == DOUBLE;
        }
    }
}
