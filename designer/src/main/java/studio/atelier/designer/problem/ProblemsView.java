package studio.atelier.designer.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import studio.atelier.designer.document.Checked;
import studio.atelier.designer.document.PipelineDocument;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.engine.pipelines.validation.Fix;
import studio.atelier.workbench.control.Labels;
import studio.atelier.workbench.control.Placeholder;
import studio.atelier.workbench.theme.Icons;

/** The findings of a definition: where each is, and the fix where one is known. */
public final class ProblemsView extends BorderPane {

    private final PipelineDocument document;
    private final TableView<Finding> table = new TableView<>();
    private final Label count = Labels.of("", "at-text-2");
    private final Button fixAll = new Button("Apply all fixes", Icons.of("ci-magic-wand"));

    /**
     * @param go called with the finding whose place is to be shown
     */
    public ProblemsView(PipelineDocument document, Consumer<Finding> go) {
        this.document = document;
        getStyleClass().addAll("problems", "at-sheet");
        fixAll.setId("apply-all-fixes");
        fixAll.getStyleClass().add("quiet");
        fixAll.setOnAction(event -> applyAll());
        HBox bar = new HBox(count, Labels.spring(), fixAll);
        bar.getStyleClass().add("at-toolbar");
        setTop(bar);
        table.setId("problems-table");
        table.setAccessibleText("Problems of the pipeline");
        table.getColumns().setAll(List.of(message(), step(), place(), fix()));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setOnMouseClicked(event -> goToSelected(go));
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                goToSelected(go);
            }
        });
        document.checkedProperty().subscribe(this::show);
    }

    private void goToSelected(Consumer<Finding> go) {
        Finding finding = table.getSelectionModel().getSelectedItem();
        if (finding != null) {
            go.accept(finding);
        }
    }

    private void show(Checked checked) {
        table.getItems().setAll(checked.findings());
        count.setText(words(checked));
        long fixes = checked.findings().stream()
                .filter(finding -> finding.fix().isPresent())
                .count();
        fixAll.setDisable(fixes == 0);
        fixAll.setText(fixes == 1 ? "Apply the fix" : "Apply " + fixes + " fixes");
        fixAll.setVisible(fixes > 0);
        setCenter(
                checked.findings().isEmpty()
                        ? new Placeholder(
                                "ci-checkmark-outline", "No problems", "The validator finds nothing wrong here.")
                        : table);
    }

    private static String words(Checked checked) {
        List<String> parts = new ArrayList<>();
        add(parts, checked.errors(), "error");
        add(parts, checked.warnings(), "warning");
        add(parts, checked.findings().size() - checked.errors() - checked.warnings(), "note");
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, long number, String word) {
        if (number > 0) {
            parts.add(number + " " + word + (number == 1 ? "" : "s"));
        }
    }

    /** A fix holds for the definition it was found on: after each the definition is checked again. */
    private void applyAll() {
        var definition = document.definition();
        List<Finding> open = document.checkedProperty().get().findings();
        int applied = 0;
        // From the end to the beginning, so that places before stay where they are.
        for (Finding finding : open.reversed()) {
            if (finding.fix().isPresent()) {
                try {
                    definition = finding.fix().get().apply(definition);
                    applied++;
                } catch (IllegalArgumentException e) {
                    // Another fix removed its place; the next check tells whether the problem is still there.
                    continue;
                }
            }
        }
        document.change("apply " + applied + (applied == 1 ? " fix" : " fixes"), definition);
    }

    private TableColumn<Finding, Finding> message() {
        TableColumn<Finding, Finding> column = column("Problem", 420);
        column.setMinWidth(130);
        column.setCellFactory(any -> new FindingCell() {
            @Override
            void show(Finding finding) {
                setText(finding.message());
                setTooltip(new Tooltip(finding.message()));
                var look = ProblemLook.of(finding.severity());
                setGraphic(Icons.of(look.icon(), "at-icon-14", look.style()));
            }
        });
        return column;
    }

    private TableColumn<Finding, Finding> step() {
        TableColumn<Finding, Finding> column = column("Step", 120);
        column.setMinWidth(100);
        column.setCellFactory(any -> new FindingCell() {
            @Override
            void show(Finding finding) {
                setText(document.checkedProperty().get().stepOf(finding).orElse("–"));
            }
        });
        return column;
    }

    private TableColumn<Finding, Finding> place() {
        TableColumn<Finding, Finding> column = column("Line", 60);
        column.setCellFactory(any -> new FindingCell() {
            @Override
            void show(Finding finding) {
                getStyleClass().add("number");
                setText(String.valueOf(finding.line()));
                setTooltip(new Tooltip(finding.pointer()));
            }
        });
        column.setMinWidth(52);
        column.setMaxWidth(52);
        return column;
    }

    private TableColumn<Finding, Finding> fix() {
        TableColumn<Finding, Finding> column = column("Fix", 200);
        column.setCellFactory(any -> new FindingCell() {
            @Override
            void show(Finding finding) {
                setText(null);
                finding.fix().ifPresentOrElse(fix -> setGraphic(button(fix)), () -> setGraphic(null));
            }
        });
        return column;
    }

    private Button button(Fix fix) {
        Button button = new Button(fix.title());
        button.getStyleClass().addAll("link", "small", "apply-fix");
        button.setOnAction(event -> document.fix(fix));
        return button;
    }

    private static TableColumn<Finding, Finding> column(String title, double width) {
        TableColumn<Finding, Finding> column = new TableColumn<>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        return column;
    }

    /** A cell that shows something of a finding. */
    private abstract static class FindingCell extends TableCell<Finding, Finding> {

        FindingCell() {
            setAlignment(Pos.CENTER_LEFT);
        }

        abstract void show(Finding finding);

        @Override
        protected void updateItem(@Nullable Finding finding, boolean empty) {
            super.updateItem(finding, empty);
            if (empty || finding == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
            } else {
                show(finding);
            }
        }
    }
}
