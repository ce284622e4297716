package studio.atelier.studio.editor;

import javafx.beans.value.ObservableValue;
import studio.atelier.designer.run.ParameterMemory;
import studio.atelier.studio.project.Project;
import studio.atelier.workbench.frame.Workbench;
import studio.atelier.workbench.recovery.RecoveryJournal;

/**
 * What the editors of a project work with.
 *
 * @param memory the values that pipelines were started with
 * @param reducedMotion whether nothing is to move that need not
 * @param links to what an editor does not show itself
 */
public record EditorContext(
        Project project,
        Workbench workbench,
        RecoveryJournal recovery,
        ParameterMemory memory,
        ObservableValue<Boolean> reducedMotion,
        EditorLinks links) {}
