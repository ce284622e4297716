package studio.atelier.workbench.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.control.Select;

/** A page of all settings with a search; what is changed counts and is saved at once. */
public final class SettingsView extends BorderPane {

    private final Settings settings;
    private final Runnable changed;
    private final TextField search = new TextField();
    private final VBox sections = new VBox(16);

    /**
     * @param changed runs after each change, to save
     */
    public SettingsView(Settings settings, Runnable changed) {
        this.settings = settings;
        this.changed = changed;
        getStyleClass().addAll("at-sheet", "settings-view");
        search.setId("settings-search");
        search.setPromptText("Search settings");
        search.setMaxWidth(320);
        VBox head = new VBox(8, Labels.of("Settings", "at-page"), search);
        head.getStyleClass().add("page-head");
        setTop(head);
        sections.getStyleClass().add("page-body");
        ScrollPane scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        setCenter(scroll);
        search.textProperty().subscribe(text -> show());
    }

    /** Shows only settings with these words in their title, section or description. */
    public void search(String words) {
        search.setText(words);
    }

    private void show() {
        String wanted = search.getText().toLowerCase(Locale.ROOT);
        Map<String, VBox> groups = new LinkedHashMap<>();
        for (Setting<?> setting : settings.all()) {
            String words = setting.section() + " " + setting.title() + " " + setting.description();
            if (words.toLowerCase(Locale.ROOT).contains(wanted)) {
                groups.computeIfAbsent(setting.section(), title -> new VBox(8, Labels.of(title, "at-title")))
                        .getChildren()
                        .add(row(setting));
            }
        }
        if (groups.isEmpty()) {
            sections.getChildren()
                    .setAll(new Placeholder("ci-search", "No setting is called like this", "Try another word."));
        } else {
            sections.getChildren().setAll(List.copyOf(groups.values()));
        }
    }

    private Node row(Setting<?> setting) {
        Label description = Labels.of(setting.description(), "at-caption", "at-text-2");
        description.setWrapText(true);
        VBox words = new VBox(2, Labels.of(setting.title(), "at-control"), description);
        words.setMinWidth(440);
        words.setMaxWidth(440);
        Node editor = editor(setting);
        editor.setId("setting-" + setting.key().replace('.', '-'));
        editor.setAccessibleText(setting.title());
        HBox row = new HBox(24, words, editor);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    @SuppressWarnings("unchecked")
    private Node editor(Setting<?> setting) {
        if (setting.type() == Boolean.class) {
            return flag((Setting<Boolean>) setting);
        }
        if (setting.type() == Integer.class) {
            return number((Setting<Integer>) setting);
        }
        Setting<String> text = (Setting<String>) setting;
        return text.choices().isEmpty() ? field(text) : choice(text);
    }

    private Node flag(Setting<Boolean> setting) {
        CheckBox box = new CheckBox();
        box.setSelected(setting.get());
        box.setOnAction(event -> set(setting, box.isSelected()));
        return box;
    }

    private Node number(Setting<Integer> setting) {
        Spinner<Integer> spinner =
                new Spinner<>(setting.choices().getFirst(), setting.choices().getLast(), setting.get());
        spinner.setEditable(true);
        spinner.setPrefWidth(96);
        spinner.valueProperty().addListener((observable, before, now) -> {
            // The spinner itself puts right what was typed beyond its ends, a moment later.
            if (now != null && setting.accepts(now)) {
                set(setting, now);
            }
        });
        return spinner;
    }

    private Node choice(Setting<String> setting) {
        Select<String> box = new Select<>();
        box.getItems().addAll(setting.choices());
        box.setConverter(new Capitals());
        box.setValue(setting.get());
        box.setPrefWidth(160);
        box.valueProperty().addListener((observable, before, now) -> set(setting, now));
        return box;
    }

    /** Words as they are kept, with a capital where they are shown. */
    private static final class Capitals extends StringConverter<String> {

        @Override
        public String toString(@Nullable String word) {
            return word == null || word.isEmpty() ? "" : Character.toUpperCase(word.charAt(0)) + word.substring(1);
        }

        @Override
        public String fromString(String word) {
            return word.toLowerCase(Locale.ROOT);
        }
    }

    private Node field(Setting<String> setting) {
        TextField field = new TextField(setting.get());
        field.setPrefWidth(280);
        field.setOnAction(event -> set(setting, field.getText()));
        field.focusedProperty().subscribe(focused -> {
            if (!focused && !field.getText().equals(setting.get())) {
                set(setting, field.getText());
            }
        });
        return field;
    }

    private <T> void set(Setting<T> setting, T value) {
        setting.set(value);
        changed.run();
    }
}
