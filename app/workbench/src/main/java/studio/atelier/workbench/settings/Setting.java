package studio.atelier.workbench.settings;

import java.util.List;
import java.util.function.Predicate;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One setting: its key in the file, its words on screen, its values, and the value it has.
 *
 * @param <T> Boolean, Integer or String
 */
public final class Setting<T> {

    private final String key;
    private final String section;
    private final String title;
    private final String description;
    private final T standard;
    private final List<T> choices;
    private final Class<T> type;
    private final Predicate<T> legal;
    private final ObjectProperty<T> value;

    private Setting(
            String key,
            String section,
            String title,
            String description,
            T standard,
            List<T> choices,
            Class<T> type,
            Predicate<T> legal) {
        this.key = key;
        this.section = section;
        this.title = title;
        this.description = description;
        this.standard = standard;
        this.choices = choices;
        this.type = type;
        this.legal = legal;
        this.value = new SimpleObjectProperty<>(standard);
    }

    public static Setting<Boolean> flag(
            String key, String section, String title, String description, boolean standard) {
        return new Setting<>(
                key, section, title, description, standard, List.of(true, false), Boolean.class, any -> true);
    }

    /** One of a few words. */
    public static Setting<String> choice(
            String key, String section, String title, String description, List<String> choices) {
        return new Setting<>(
                key, section, title, description, choices.getFirst(), choices, String.class, choices::contains);
    }

    /** A whole number from a range. */
    public static Setting<Integer> number(
            String key, String section, String title, String description, int standard, int min, int max) {
        return new Setting<>(
                key,
                section,
                title,
                description,
                standard,
                List.of(min, max),
                Integer.class,
                number -> number >= min && number <= max);
    }

    public static Setting<String> text(String key, String section, String title, String description, String standard) {
        return new Setting<>(key, section, title, description, standard, List.of(), String.class, any -> true);
    }

    public String key() {
        return key;
    }

    public String section() {
        return section;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    public T standard() {
        return standard;
    }

    /** @return the values of a choice, both values of a flag, least and greatest of a number, nothing for a text */
    public List<T> choices() {
        return choices;
    }

    public Class<T> type() {
        return type;
    }

    public T get() {
        return value.get();
    }

    /** @return whether the setting may have this value */
    public boolean accepts(T wanted) {
        return legal.test(wanted);
    }

    /** @throws IllegalArgumentException for a value that is not allowed, saying which are */
    public void set(T wanted) {
        if (!legal.test(wanted)) {
            throw new IllegalArgumentException(title + " cannot be " + wanted + "; it is one of " + choices);
        }
        value.set(wanted);
    }

    public ObjectProperty<T> valueProperty() {
        return value;
    }

    JsonNode toJson() {
        return switch (get()) {
            case Boolean flag -> JsonNodeFactory.instance.booleanNode(flag);
            case Integer number -> JsonNodeFactory.instance.numberNode(number);
            default -> JsonNodeFactory.instance.stringNode(get().toString());
        };
    }

    /** @return whether the node held a legal value, which the setting now has */
    boolean fromJson(JsonNode node) {
        Object read =
                node.isBoolean() ? (Object) node.asBoolean() : node.isInt() ? (Object) node.asInt() : node.asString("");
        if (!type.isInstance(read) || !legal.test(type.cast(read))) {
            return false;
        }
        value.set(type.cast(read));
        return true;
    }
}
