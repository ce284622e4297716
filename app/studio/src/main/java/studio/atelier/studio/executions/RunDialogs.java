package studio.atelier.studio.executions;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.frame.DialogCard;
import studio.atelier.workbench.frame.Workbench;

/** Questions about a run: its name, its tags. */
final class RunDialogs {

    // As the service restricts names of executions.
    private static final String NAME = "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,81}";

    private RunDialogs() {}

    static void rename(Workbench workbench, RunEntry run, Consumer<String> rename) {
        DialogCard card = new DialogCard("Rename " + run.summary().title(), 480);
        TextField field = new TextField(run.summary().name());
        field.setId("run-name");
        field.setAccessibleText("Name");
        Label problem = problem();
        card.setBody(new VBox(6, Labels.of("Letters, digits and hyphens, at most 82.", "at-text-2"), field, problem));
        Button save = confirm("Rename");
        Runnable check = () -> {
            boolean bad = !field.getText().strip().matches(NAME);
            show(problem, bad ? "A name has letters, digits and hyphens, and begins with a letter or digit." : "");
            invalid(field, bad);
            save.setDisable(bad);
        };
        field.textProperty().subscribe(check);
        save.setOnAction(event -> {
            card.close();
            rename.accept(field.getText().strip());
        });
        card.setButtons(cancel(card), save);
        workbench.ask(card);
    }

    static void tags(Workbench workbench, RunEntry run, Consumer<Map<String, String>> write) {
        DialogCard card = new DialogCard("Tags of " + run.summary().title(), 480);
        StringBuilder text = new StringBuilder();
        run.tags()
                .forEach((key, value) ->
                        text.append(key).append(" = ").append(value).append('\n'));
        TextArea area = new TextArea(text.toString());
        area.setId("run-tags");
        area.setAccessibleText("Tags, one a line");
        area.setPrefRowCount(6);
        Label problem = problem();
        card.setBody(new VBox(6, Labels.of("One a line, as stage = candidate.", "at-text-2"), area, problem));
        Button save = confirm("Save tags");
        area.textProperty().subscribe(now -> {
            Optional<String> wrong = Tags.problem(now);
            show(problem, wrong.orElse(""));
            invalid(area, wrong.isPresent());
            save.setDisable(wrong.isPresent());
        });
        save.setOnAction(event -> {
            card.close();
            write.accept(Tags.parse(area.getText()));
        });
        card.setButtons(cancel(card), save);
        workbench.ask(card);
    }

    /** Tags as they are typed: a line each, key and value around an equals sign. */
    static final class Tags {

        private static final int LONGEST_KEY = 128;
        private static final int LONGEST_VALUE = 256;
        private static final String LEGAL = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*";

        private Tags() {}

        static Map<String, String> parse(String text) {
            Map<String, String> tags = new LinkedHashMap<>();
            text.lines().filter(line -> !line.isBlank()).forEach(line -> {
                int equals = line.indexOf('=');
                tags.put(
                        (equals < 0 ? line : line.substring(0, equals)).strip(),
                        equals < 0 ? "" : line.substring(equals + 1).strip());
            });
            return tags;
        }

        /** @return which line is wrong and why; nothing if all will do */
        static Optional<String> problem(String text) {
            int number = 0;
            for (String line : text.lines().toList()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                Map.Entry<String, String> tag =
                        parse(line).entrySet().iterator().next();
                String wrong = tag.getKey().isEmpty()
                        ? "has no key before ="
                        : tag.getKey().length() > LONGEST_KEY || tag.getValue().length() > LONGEST_VALUE
                                ? "is too long: a key has at most 128 characters, a value 256"
                                : !tag.getKey().matches(LEGAL)
                                                || !tag.getValue().matches(LEGAL)
                                        ? "holds a character that tags cannot have; letters, digits, spaces and "
                                                + "_ . : / = + - @ will do"
                                        : "";
                if (!wrong.isEmpty()) {
                    return Optional.of("Line " + number + " " + wrong + ".");
                }
            }
            return Optional.empty();
        }
    }

    private static Label problem() {
        Label label = Labels.of("", "at-caption", "at-status-failed");
        label.setWrapText(true);
        show(label, "");
        return label;
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private static void invalid(Node field, boolean invalid) {
        field.getStyleClass().remove("invalid");
        if (invalid) {
            field.getStyleClass().add("invalid");
        }
    }

    private static Button cancel(DialogCard card) {
        Button button = new Button("Cancel");
        button.getStyleClass().add("tall");
        button.setOnAction(event -> card.close());
        return button;
    }

    private static Button confirm(String verb) {
        Button button = new Button(verb);
        button.setId("confirm");
        button.getStyleClass().add("tall");
        button.setDefaultButton(true);
        return button;
    }
}
