package studio.atelier.designer.document;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.validation.Finding;
import studio.atelier.engine.pipelines.validation.Fix;
import studio.atelier.engine.pipelines.validation.PipelineValidator;
import studio.atelier.engine.pipelines.validation.Severity;
import studio.atelier.workbench.recovery.RecoveryJournal;
import studio.atelier.workbench.thread.UiThread;
import studio.atelier.workbench.undo.UndoHistory;

/**
 * A pipeline definition that is open: what it says now, how it came to be, what is wrong with it, and the file it is
 * saved to. Text that no edit names stays byte for byte. The validator runs in the background; findings belong to the
 * definition in {@link #checkedProperty()}. JavaFX thread.
 */
public final class PipelineDocument {

    /**
     * A definition with what the validator says about it.
     */
    public record Checked(PipelineDefinition definition, List<Finding> findings) {

        public long errors() {
            return count(Severity.ERROR);
        }

        public long warnings() {
            return count(Severity.WARNING);
        }

        private long count(Severity severity) {
            return findings.stream()
                    .filter(finding -> finding.severity() == severity)
                    .count();
        }

        /** @return the findings about a step, or about what lies in it but in no step of a branch */
        public List<Finding> of(String step) {
            return findings.stream()
                    .filter(finding -> stepOf(finding).filter(step::equals).isPresent())
                    .toList();
        }

        /** @return the innermost step that a finding is about */
        public Optional<String> stepOf(Finding finding) {
            return definition.steps().stream()
                    .filter(step -> finding.pointer().equals(step.pointer())
                            || finding.pointer().startsWith(step.pointer() + "/"))
                    .max((a, b) ->
                            Integer.compare(a.pointer().length(), b.pointer().length()))
                    .map(step -> step.name());
        }
    }

    private final Path file;
    private final UndoHistory<PipelineDefinition> history;
    private final PipelineValidator validator;
    private final RecoveryJournal recovery;
    private final ReadOnlyObjectWrapper<Checked> checked;
    private int generation;

    private PipelineDocument(
            Path file, PipelineDefinition definition, PipelineValidator validator, RecoveryJournal recovery) {
        this.file = file;
        this.history = new UndoHistory<>(definition);
        this.validator = validator;
        this.recovery = recovery;
        this.checked = new ReadOnlyObjectWrapper<>(new Checked(definition, List.of()));
        history.stateProperty().subscribe(this::changed);
    }

    /**
     * Opens what was read.
     *
     * @param definition as it stands in the file; reading is work for another thread
     */
    public static PipelineDocument of(
            Path file, PipelineDefinition definition, PipelineValidator validator, RecoveryJournal recovery) {
        return new PipelineDocument(file, definition, validator, recovery);
    }

    public Path file() {
        return file;
    }

    /** @return the file's name, with a dot at its end while there are unsaved changes */
    public StringBinding title() {
        String name = String.valueOf(file.getFileName());
        return Bindings.createStringBinding(
                () -> history.dirty().get() ? name + " •" : name,
                history.stateProperty(),
                history.positionProperty(),
                dirty());
    }

    public PipelineDefinition definition() {
        return history.state();
    }

    public ReadOnlyObjectProperty<PipelineDefinition> definitionProperty() {
        return history.stateProperty();
    }

    public UndoHistory<PipelineDefinition> history() {
        return history;
    }

    /** @return the definition that was checked last, with its findings */
    public ReadOnlyObjectProperty<Checked> checkedProperty() {
        return checked.getReadOnlyProperty();
    }

    public BooleanBinding dirty() {
        return history.dirty();
    }

    /** Makes a change that can be undone. */
    public void change(String name, PipelineDefinition after) {
        history.apply(new DefinitionEdit(name, history.state(), after));
    }

    /**
     * Applies a fix of a finding of the definition as it is now.
     *
     * @throws IllegalArgumentException if the definition changed since and the place is gone
     */
    public void fix(Fix fix) {
        change(lower(fix.title()), fix.apply(history.state()));
    }

    /** Takes text that somebody restored or typed. */
    public void replaceText(String name, String text) {
        change(name, PipelineDefinition.read(text));
    }

    /** Notes that the definition as it is was written. */
    public void saved() {
        history.markSaved();
        recovery.forget(file);
    }

    /** Lets go of what is kept aside; changes that were not saved are gone. */
    public void discard() {
        recovery.forget(file);
    }

    private void changed(PipelineDefinition definition) {
        if (history.dirty().get()) {
            recovery.keep(file, definition.text());
        } else {
            recovery.forget(file);
        }
        int mine = ++generation;
        Thread.ofVirtual().name("validate").start(() -> {
            List<Finding> findings = validator.validate(definition);
            UiThread.run(() -> {
                if (mine == generation) {
                    checked.set(new Checked(definition, findings));
                }
            });
        });
    }

    private static String lower(String title) {
        return title.isEmpty() ? title : Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }
}
