package studio.atelier.studio.editor;

import studio.atelier.engine.api.object.ObjectUri;

/** Ways out of an editor. JavaFX thread. */
public interface EditorLinks {

    /** Shows an object, as one that a run left. */
    void openObject(ObjectUri uri);

    /** Shows the page of a job. */
    void openJob(String arn);

    /** Shows a model package in the registry. */
    void openModel(String modelPackageArn);

    /** Shows an editor that was opened out of another one. */
    void show(FileEditor editor);
}
