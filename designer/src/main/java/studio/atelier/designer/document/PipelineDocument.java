package studio.atelier.designer.document;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import studio.atelier.engine.pipelines.definition.PipelineDefinition;
import studio.atelier.engine.pipelines.validation.Fix;
import studio.atelier.engine.pipelines.validation.PipelineValidator;
import studio.atelier.workbench.recovery.RecoveryJournal;
import studio.atelier.workbench.thread.UiThread;
import studio.atelier.workbench.undo.UndoHistory;

/**
 * A pipeline definition that is open: what it says now, how it came to be, what is wrong with it, and the file it is
 * saved to. Text that no edit names stays byte for byte. The validator runs in the background; findings belong to the
 * definition in {@link #checkedProperty()}. JavaFX thread.
 */
public final class PipelineDocument {

    private final Path file;
    private final UndoHistory<PipelineDefinition> history;
    private final PipelineValidator validator;
    private final RecoveryJournal recovery;
    private final ReadOnlyObjectWrapper<Checked> checked;
    private final BooleanBinding dirty;
    private final StringBinding title;
    private int generation;

    private PipelineDocument(
            Path file, PipelineDefinition definition, PipelineValidator validator, RecoveryJournal recovery) {
        this.file = file;
        this.history = new UndoHistory<>(definition);
        this.validator = validator;
        this.recovery = recovery;
        this.checked = new ReadOnlyObjectWrapper<>(Checked.notYet(definition));
        this.dirty = history.dirty();
        String name = String.valueOf(file.getFileName());
        this.title = Bindings.createStringBinding(() -> dirty.get() ? name + " •" : name, dirty);
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
        return title;
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
        return dirty;
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
        if (dirty.get()) {
            recovery.keep(file, definition.text());
        } else {
            recovery.forget(file);
        }
        int mine = ++generation;
        Thread.ofVirtual().name("validate").start(() -> {
            Checked result = Checked.of(definition, validator.validate(definition));
            UiThread.run(() -> {
                if (mine == generation) {
                    checked.set(result);
                }
            });
        });
    }

    private static String lower(String title) {
        return title.isEmpty() ? title : Character.toLowerCase(title.charAt(0)) + title.substring(1);
    }
}
