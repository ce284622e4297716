package studio.atelier.engine.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.compute.ContainerStartException;
import studio.atelier.engine.api.compute.ResourceShare;
import studio.atelier.engine.api.image.ImageRequest;
import studio.atelier.engine.api.image.ImageResolution;
import studio.atelier.engine.jobs.channel.Download;
import studio.atelier.engine.jobs.channel.InputStager;
import studio.atelier.engine.jobs.channel.StagingException;
import studio.atelier.engine.jobs.container.ContainerTree;
import studio.atelier.engine.jobs.container.Hosts;
import studio.atelier.engine.jobs.instance.ResourceSlots;
import studio.atelier.engine.jobs.instance.Sizing;
import studio.atelier.engine.jobs.metric.MetricScanner;
import studio.atelier.engine.jobs.resource.ResourceSampling;
import studio.atelier.engine.store.Store;
import studio.atelier.engine.store.metadata.Resource;
import studio.atelier.engine.store.ownership.OwnedWork;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The life of one job, the same for every kind: wait for slots, fill the containers' trees, run the
 * containers, upload what they left, end. Runs on a thread of its own.
 */
abstract class JobRun implements OwnedWork.Work {

    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    /** What a job is doing; a request to stop means something else in each phase. */
    private enum Phase {
        PREPARING,
        RUNNING,
        UPLOADING,
        ENDED
    }

    protected final JobServices services;
    protected final JobKind kind;
    protected final Resource job;
    protected final ObjectNode request;
    protected final JobRecord record;
    protected final Hosts hosts;
    protected final JobLaunches launches;
    private final long volumeGigabytes;
    private final Path folder;
    private final Object phaseLock = new Object();
    private final ContainerGroup containers;
    private Phase phase = Phase.PREPARING;
    private boolean stopRequested;
    private @Nullable Thread thread;
    private volatile @Nullable JobFailure aborted;

    JobRun(JobServices services, JobKind kind, Resource job, ObjectNode resourceConfig) {
        this.services = services;
        this.kind = kind;
        this.job = job;
        this.request = job.document();
        this.record = new JobRecord(services.store(), kind, job);
        this.hosts = Hosts.of(resourceConfig);
        this.volumeGigabytes = resourceConfig.path("VolumeSizeInGB").asLong(0);
        this.folder = folder(services.store(), kind, job);
        this.launches = new JobLaunches(request, hosts, String.valueOf(folder.getFileName()), services);
        this.containers = new ContainerGroup(services.runtimes(), services.grace());
    }

    /** Asks the job to stop; it ends as Stopped, or as what it was about to end as. */
    @Override
    public void requestStop() {
        synchronized (phaseLock) {
            stopRequested = true;
            switch (phase) {
                case PREPARING -> {
                    if (thread != null) {
                        thread.interrupt();
                    }
                }
                case RUNNING -> containers.stop();
                case UPLOADING, ENDED -> LOG.debug("{} ends by itself", job.name());
            }
        }
    }

    @Override
    public final void run() {
        synchronized (phaseLock) {
            thread = Thread.currentThread();
            if (stopRequested) {
                thread.interrupt();
            }
        }
        try (JobLog log = openLog()) {
            try {
                runInSlots(log);
            } catch (JobFailure e) {
                // What was interrupted on purpose did not fail.
                if (Thread.interrupted() && stopRequested()) {
                    stopped();
                } else {
                    log.note(e.reason());
                    log.settle();
                    fail(e.reason());
                }
            } catch (InterruptedException e) {
                stopped();
            } finally {
                deleteTree(folder);
            }
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted() && stopRequested()) {
                stopped();
            } else {
                LOG.error("Job {} failed within the engine", job.name(), e);
                fail("InternalServerError: " + e);
            }
        } finally {
            synchronized (phaseLock) {
                phase = Phase.ENDED;
            }
        }
    }

    private boolean stopRequested() {
        synchronized (phaseLock) {
            return stopRequested;
        }
    }

    /** Ends the job. Its trees go first: where the disk is full, they make room for the rest. */
    protected final void end(String status, String detail, Optional<String> reason, Consumer<ObjectNode> change) {
        deleteTree(folder);
        record.end(status, detail, reason, document -> {
            describeEnd(document);
            change.accept(document);
        });
    }

    /** Adds what the job leaves to be read, however it ended; nothing unless a kind of job has such a thing. */
    protected void describeEnd(ObjectNode document) {}

    private void stopped() {
        end("Stopped", "Stopped", Optional.empty(), document -> {});
    }

    private void runInSlots(JobLog log) throws JobFailure, InterruptedException, IOException {
        ImageResolution image = services.images().resolve(imageRequest());
        if (image.missing().isPresent()) {
            throw JobFailure.client(image.missing().get());
        }
        List<Sizing.Demand> demands;
        try {
            demands = demands();
        } catch (Sizing.UnfitException e) {
            throw JobFailure.client(String.valueOf(e.getMessage()));
        }
        demands.stream()
                .map(Sizing.Demand::note)
                .flatMap(Optional::stream)
                .distinct()
                .forEach(log::note);
        try (ResourceSlots.Grant grant = place(demands, log)) {
            log.note("Runs on: " + image.description());
            if (launches.isIsolated() && !(image instanceof ImageResolution.Container)) {
                log.note("EnableNetworkIsolation: Only containers in Docker are cut off from the network; this job"
                        + " keeps that of the machine");
            }
            kind.ignoredMembers()
                    .in(request)
                    .forEach(member -> log.note(member.path() + " has no effect: " + member.reason()));
            ContainerTree.deleteAll(folder);
            List<ContainerTree> trees = new ArrayList<>();
            for (Hosts.Host host : hosts.all()) {
                trees.add(new ContainerTree(host.name(), folder.resolve(host.name())));
            }
            prepare(trees, image, log);
            List<ContainerSpec> specs = specs(trees, image, grant.shares(), log);
            fetch(specs, log);
            ContainerGroup.Outcome outcome = runContainers(specs, log);
            log.settle();
            finish(trees, outcome, log, specs);
        }
    }

    private ResourceSlots.Grant place(List<Sizing.Demand> demands, JobLog log) throws JobFailure, InterruptedException {
        Optional<Duration> most = mostPending();
        try {
            return services.machine()
                    .get()
                    .slots()
                    .acquire(new ResourceSlots.Claim(job.created(), demands, most), reason -> {
                        log.note(reason);
                        record.enter("Starting", reason);
                    });
        } catch (TimeoutException e) {
            throw JobFailure.capacity(
                    e.getMessage() + " within " + most.orElseThrow().toSeconds() + " s, the longest that it may wait");
        }
    }

    private Optional<Duration> mostPending() {
        JsonNode seconds = request.path("StoppingCondition").path("MaxPendingTimeInSeconds");
        return seconds.isIntegralNumber()
                ? Optional.of(Duration.ofSeconds(seconds.longValue()))
                : services.store().project().maxPending();
    }

    // Apart from the start, so that a job that waits for its image can be stopped.
    private void fetch(List<ContainerSpec> specs, JobLog log) throws JobFailure, InterruptedException {
        try {
            for (ContainerSpec spec : specs) {
                services.runtimes().forLaunch(spec.launch()).fetch(spec.launch(), log.host(spec.host()));
            }
        } catch (ContainerStartException e) {
            throw ContainerFailures.ofStart(e);
        }
    }

    private ContainerGroup.Outcome runContainers(List<ContainerSpec> specs, JobLog log)
            throws JobFailure, InterruptedException, IOException {
        started();
        try (ResourceSampling sampling = sampling()) {
            synchronized (phaseLock) {
                if (stopRequested || Thread.interrupted()) {
                    throw new InterruptedException();
                }
                containers.start(specs, log, sampling::watch);
                phase = Phase.RUNNING;
            }
            ContainerGroup.Outcome outcome = containers.await(mostTime());
            synchronized (phaseLock) {
                phase = Phase.UPLOADING;
            }
            JobFailure reason = aborted;
            if (reason != null) {
                throw reason;
            }
            return outcome;
        } catch (ContainerStartException e) {
            throw ContainerFailures.ofStart(e);
        } finally {
            containers.kill();
            containersEnded();
        }
    }

    private ResourceSampling sampling() throws IOException {
        long bytes = volumeGigabytes > 0
                ? volumeGigabytes << 30
                : Files.getFileStore(services.store().workspace().root()).getTotalSpace();
        return new ResourceSampling(
                services.store(), job.arn(), bytes, services.machine().get().gpus());
    }

    private JobLog openLog() throws IOException {
        MetricScanner scanner = new MetricScanner(metricDefinitions());
        JobLog log = JobLog.open(
                services.store(), job.arn(), job.name(), kind.logGroup(), hosts.names(), scanner, record::progress);
        scanner.problems().forEach(problem -> log.note(problem + ". The metric is not read"));
        return log;
    }

    /**
     * What the job's hosts ask for.
     *
     * @throws Sizing.UnfitException if this machine can never give it, and the policy does not scale it
     */
    final List<Sizing.Demand> demands() throws Sizing.UnfitException {
        List<Sizing.Demand> demands = new ArrayList<>();
        for (Hosts.Host host : hosts.all()) {
            demands.add(services.machine().get().sizing().demand(host.group().instanceType(), hosts.count()));
        }
        return demands;
    }

    private void fail(String reason) {
        end("Failed", "Failed", Optional.of(reason), document -> {});
    }

    /** Where the trees of a job lie while it runs. */
    static Path folder(Store store, JobKind kind, Resource job) {
        // A name is free again before the tree of the job that had it is gone.
        return store.workspace()
                .jobs()
                .resolve(kind.resourceKind() + "-" + job.name() + "-"
                        + job.created().toEpochMilli());
    }

    @Override
    public void markStopping() {
        boolean entered = record.stopping();
        LOG.debug("{} is stopped{}", job.name(), entered ? "" : " already");
    }

    static void deleteTree(Path folder) {
        try {
            ContainerTree.deleteAll(folder);
        } catch (IOException e) {
            LOG.warn("The tree of an ended job could not be deleted: {}", folder, e);
        }
    }

    protected Duration mostTime() {
        return Duration.ofSeconds(
                request.path("StoppingCondition").path("MaxRuntimeInSeconds").asLong(86_400));
    }

    /** What the image catalogue is asked. */
    protected abstract ImageRequest imageRequest();

    /** The expressions that the job's log is scanned with. */
    protected abstract ArrayNode metricDefinitions();

    /** Fills the containers' trees: folders, config files, input data. */
    protected abstract void prepare(List<ContainerTree> trees, ImageResolution image, JobLog log)
            throws JobFailure, InterruptedException, IOException;

    /** What to start, one container a host, in the order of the trees. */
    protected abstract List<ContainerSpec> specs(
            List<ContainerTree> trees, ImageResolution image, List<ResourceShare> shares, JobLog log)
            throws JobFailure, InterruptedException, IOException;

    /** Called before the containers start. */
    protected abstract void started() throws IOException;

    /** Called when all containers are gone. */
    protected abstract void containersEnded();

    /** Uploads what the containers left, and ends the job. */
    protected abstract void finish(
            List<ContainerTree> trees, ContainerGroup.Outcome outcome, JobLog log, List<ContainerSpec> specs)
            throws JobFailure, IOException;

    /** Copies what the containers are to get, and tells how far that has come. */
    protected final void download(List<Download> downloads) throws JobFailure, InterruptedException {
        long all = downloads.stream().mapToLong(Download::bytes).sum();
        LongAdder done = new LongAdder();
        InputStager stager = new InputStager(services.store().objects(), bytes -> {
            done.add(bytes);
            record.progress((double) done.sum() / all);
        });
        for (Download download : downloads) {
            try {
                stager.stage(download);
            } catch (StagingException e) {
                throw downloadFailed(e);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    /** Ends the containers, and the job with this reason, because their data cannot be had. */
    protected final void dataLost(StagingException e) {
        aborted = downloadFailed(e);
        containers.kill();
    }

    static JobFailure downloadFailed(StagingException e) {
        return JobFailure.client("Data download failed: " + e.getMessage(), e);
    }
}
