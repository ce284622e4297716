package studio.atelier.engine.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import studio.atelier.engine.api.project.ProjectFile;
import studio.atelier.engine.store.event.JournalEventStream;
import studio.atelier.engine.store.log.JobLogs;
import studio.atelier.engine.store.metadata.CacheStore;
import studio.atelier.engine.store.metadata.Database;
import studio.atelier.engine.store.metadata.DefinitionStore;
import studio.atelier.engine.store.metadata.Journal;
import studio.atelier.engine.store.metadata.Leases;
import studio.atelier.engine.store.metadata.MetricStore;
import studio.atelier.engine.store.metadata.ResourceStore;
import studio.atelier.engine.store.metadata.SampleStore;
import studio.atelier.engine.store.metadata.StepStore;
import studio.atelier.engine.store.metadata.TagStore;
import studio.atelier.engine.store.metadata.TransitionStore;
import studio.atelier.engine.store.object.StagedUploads;
import studio.atelier.engine.store.object.WorkspaceBuckets;
import studio.atelier.engine.store.object.WorkspaceObjectStore;
import studio.atelier.engine.store.workspace.Workspace;

/** The open store of one engine: a workspace, its metadata, objects, logs and events. */
public record Store(
        Workspace workspace,
        ProjectFile project,
        Database database,
        Journal journal,
        ResourceStore resources,
        TagStore tags,
        TransitionStore transitions,
        MetricStore metrics,
        SampleStore samples,
        StepStore steps,
        CacheStore cache,
        DefinitionStore definitions,
        Leases leases,
        WorkspaceObjectStore objects,
        WorkspaceBuckets buckets,
        StagedUploads uploads,
        JobLogs logs,
        JournalEventStream events,
        Housekeeping housekeeping)
        implements AutoCloseable {

    /**
     * Opens the store and enters this engine among those that work on it.
     *
     * @throws IOException if the workspace's folder cannot be used
     */
    public static Store open(Path workspaceFolder, ProjectFile project) throws IOException {
        Workspace workspace = Workspace.open(workspaceFolder);
        Database database = Database.open(workspace.database());
        Journal journal = new Journal(database);
        JobLogs logs = new JobLogs(workspace, database);
        Leases leases = new Leases(database);
        leases.begin();
        WorkspaceObjectStore objects = new WorkspaceObjectStore(workspace, project);
        WorkspaceBuckets buckets = new WorkspaceBuckets(objects, workspace.temporary());
        StagedUploads uploads = new StagedUploads(workspace.temporary().resolve("uploads"), buckets);
        return new Store(
                workspace,
                project,
                database,
                journal,
                new ResourceStore(database, journal),
                new TagStore(database),
                new TransitionStore(database),
                new MetricStore(database),
                new SampleStore(database),
                new StepStore(database, journal),
                new CacheStore(database),
                new DefinitionStore(database),
                leases,
                objects,
                buckets,
                uploads,
                logs,
                new JournalEventStream(journal, logs),
                new Housekeeping(journal, leases, uploads, workspace.buckets(), InstantSource.system()));
    }

    @Override
    public void close() {
        housekeeping.close();
        events.close();
        logs.close();
        leases.close();
        objects.close();
        database.close();
    }
}
