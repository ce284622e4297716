package studio.atelier.engine.jobs.run;

import java.nio.file.Path;

/**
 * A virtual environment.
 *
 * @param folder its folder
 * @param interpreter the program within it
 */
record PythonEnvironment(Path folder, Path interpreter) {}
