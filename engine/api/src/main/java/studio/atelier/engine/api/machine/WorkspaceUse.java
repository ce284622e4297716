package studio.atelier.engine.api.machine;

import java.nio.file.Path;

/**
 * How much a workspace holds, in bytes.
 *
 * @param objects of its buckets
 * @param logs of jobs
 * @param work folders of running jobs and files being written
 * @param cache what can be made again
 */
public record WorkspaceUse(Path root, long objects, long logs, long metadata, long work, long cache) {

    public long total() {
        return objects + logs + metadata + work + cache;
    }
}
