package studio.atelier.engine.api.machine;

import java.io.IOException;
import java.time.Duration;

/** Looks at the machine and at the workspace, and tidies the workspace. Every method may take a while. */
public interface MachineReader {

    MachineStatus status();

    /** Measures the workspace, which reads the names of all its files. */
    WorkspaceUse workspace() throws IOException;

    /**
     * Deletes the logs of jobs that ended.
     *
     * @param age how long ago they ended at least
     * @return bytes freed
     */
    long deleteLogs(Duration age) throws IOException;

    /**
     * Empties the cache, which is filled again when it is needed.
     *
     * @return bytes freed
     * @throws IllegalStateException while a job runs, which may be using it
     */
    long emptyCache() throws IOException;
}
