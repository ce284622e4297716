package studio.atelier.engine.jobs.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import studio.atelier.engine.api.compute.ContainerSpec;
import studio.atelier.engine.api.image.ImageResolution;
import studio.atelier.engine.api.json.Json;
import studio.atelier.engine.jobs.channel.Download;
import studio.atelier.engine.jobs.channel.FastFile;
import studio.atelier.engine.jobs.channel.PipeFeed;
import studio.atelier.engine.jobs.channel.Portion;
import studio.atelier.engine.jobs.channel.S3Source;
import studio.atelier.engine.jobs.channel.SourceListing;
import studio.atelier.engine.jobs.channel.StagingException;
import studio.atelier.engine.jobs.container.ContainerTree;
import studio.atelier.engine.jobs.container.Hosts;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The channels of a training job on their way to its hosts, each in its input mode (engine.md section 1.2). */
final class TrainingChannels implements AutoCloseable {

    private final JobServices services;
    private final ObjectNode request;
    private final Hosts hosts;
    private final Consumer<StagingException> failed;
    private final List<PipeFeed> feeds = new ArrayList<>();
    private final Map<String, List<ContainerSpec.View>> views = new HashMap<>();

    /** @param failed told if data cannot be read once the containers run */
    TrainingChannels(JobServices services, ObjectNode request, Hosts hosts, Consumer<StagingException> failed) {
        this.services = services;
        this.request = request;
        this.hosts = hosts;
        this.failed = failed;
    }

    /**
     * Prepares the channels of one host.
     *
     * @return what is to be copied before its container starts
     */
    List<Download> prepare(ContainerTree tree, Hosts.Host self, ImageResolution image, HostLog log) throws JobFailure {
        List<Download> downloads = new ArrayList<>();
        for (JsonNode each : request.path("InputDataConfig")) {
            List<Hosts.Host> receivers = receivers(each);
            if (each instanceof ObjectNode channel && receivers.contains(self)) {
                Portion portion = new Portion(receivers.indexOf(self), receivers.size());
                prepare(channel, tree, portion, image, log).ifPresent(downloads::add);
            }
        }
        return downloads;
    }

    private List<Hosts.Host> receivers(JsonNode channel) {
        List<String> groups =
                Json.texts(channel.path("DataSource").path("S3DataSource").path("InstanceGroupNames"));
        return hosts.all().stream()
                .filter(host -> groups.isEmpty() || groups.contains(host.group().name()))
                .toList();
    }

    private Optional<Download> prepare(
            ObjectNode channel, ContainerTree tree, Portion portion, ImageResolution image, HostLog log)
            throws JobFailure {
        String name = channel.path("ChannelName").asString("");
        String label = "channel '" + name + "'";
        if (!(channel.path("DataSource").get("S3DataSource") instanceof ObjectNode source)) {
            throw JobFailure.client("The " + label + " has no S3DataSource; file systems are not read by this engine,"
                    + " use file:///path as its S3Uri");
        }
        try {
            S3Source from = S3Source.ofChannel(label, channel, source);
            Path data = tree.root().resolve("input/data");
            if (from.type() == S3Source.Type.MANIFEST) {
                new SourceListing(services.store().objects()).copyManifest(from, data.resolve(name + "-manifest"));
            }
            Path target = data.resolve(name);
            if (name.equals(".") || name.equals("..")) {
                throw new StagingException("The " + label + " cannot have this name: it would be another folder's");
            }
            String mode = mode(channel);
            if (image instanceof ImageResolution.BuiltIn && !mode.equals("File")) {
                log.note("The " + label + " asks for input mode " + mode
                        + "; built-in algorithms read files, so its files are linked");
                mode = "File";
            }
            if (mode.equals("Pipe")) {
                services.runtimes().requireSharedTree(image, label);
                feeds.add(PipeFeed.of(services.store().objects(), from, portion, target, tree.scratch(), failed));
                return Optional.empty();
            }
            requireFiles(from, log);
            Files.createDirectories(target);
            return mode.equals("FastFile")
                    ? fastFile(from, tree, target, portion, image, log)
                    : Optional.of(Download.of(
                            services.store().objects(),
                            from,
                            portion,
                            target,
                            image instanceof ImageResolution.BuiltIn));
        } catch (StagingException e) {
            throw JobRun.downloadFailed(e);
        } catch (IOException e) {
            throw JobFailure.internal("The folder of " + label + " could not be made: " + e.getMessage(), e);
        }
    }

    private String mode(JsonNode channel) {
        return channel.path("InputMode")
                .asString(request.path("AlgorithmSpecification")
                        .path("TrainingInputMode")
                        .asString("File"));
    }

    private static void requireFiles(S3Source source, HostLog log) throws StagingException {
        if (source.type() == S3Source.Type.AUGMENTED_MANIFEST) {
            throw new StagingException("The " + source.label()
                    + " is an AugmentedManifestFile, which comes in input mode Pipe only; set InputMode to Pipe");
        }
        if (source.recordIo()) {
            log.note("The " + source.label() + " asks for RecordIO, which is for input mode Pipe only; its files are as"
                    + " they are");
        }
        if (source.seed().isPresent() && !source.sharded()) {
            log.note("The " + source.label()
                    + " asks for a shuffled order, which files have none of; in input mode Pipe" + " they have");
        }
    }

    private Optional<Download> fastFile(
            S3Source source, ContainerTree tree, Path target, Portion portion, ImageResolution image, HostLog log)
            throws StagingException {
        FastFile fast = FastFile.of(services.store().objects(), source);
        Optional<String> hindrance = hindrance(source, fast, portion, image);
        if (hindrance.isEmpty()) {
            Path folder = fast.folder().orElseThrow();
            views.computeIfAbsent(tree.host(), any -> new ArrayList<>()).add(new ContainerSpec.View(folder, target));
            log.note("The " + source.label() + " (FastFile) is a read-only view of " + folder + "; nothing is copied");
            return Optional.empty();
        }
        log.note("The " + source.label() + " (FastFile) is copied before the start, as in input mode File: "
                + hindrance.get());
        return Optional.of(new Download(source, portion.of(source, fast.objects(), 0), target, false));
    }

    private Optional<String> hindrance(S3Source source, FastFile fast, Portion portion, ImageResolution image) {
        if (source.sharded() && portion.hosts() > 1) {
            return Optional.of("each host gets a part of the folder");
        }
        if (source.gunzip()) {
            return Optional.of("its objects are unpacked");
        }
        if (fast.folder().isEmpty()) {
            return Optional.of("its objects are not the files of a folder of this machine");
        }
        return services.runtimes().shows(image, fast.folder().get())
                ? Optional.empty()
                : Optional.of("this system cannot show a container a folder that it must not change");
    }

    /** What a host's container sees beside its own tree. */
    List<ContainerSpec.View> views(String host) {
        return views.getOrDefault(host, List.of());
    }

    /** Begins to send what comes down pipes. */
    void start() {
        feeds.forEach(PipeFeed::start);
    }

    @Override
    public void close() {
        feeds.forEach(PipeFeed::close);
    }
}
