package studio.atelier.engine.jobs.image;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import studio.atelier.engine.api.algorithm.BuiltInAlgorithms;
import studio.atelier.engine.api.algorithm.HyperparameterSpec;
import studio.atelier.engine.api.compute.Availability;
import studio.atelier.engine.api.compute.Launch;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.api.image.ImageRequest;
import studio.atelier.engine.api.image.ImageResolution;
import studio.atelier.engine.api.image.KnownImage;
import studio.atelier.engine.api.project.ProjectFile;

/**
 * Resolves image URIs to what this machine has: the project file's own mapping first, then
 * {@code atelier.local/...}, then AWS's images whatever their account, region and version.
 */
public final class LocalImageCatalog implements ImageCatalog {

    /** Image of this machine's Python 3, with no packages asked for. */
    public static final String LOCAL_PYTHON = "atelier.local/python";

    /** Image of this machine's shell. */
    public static final String LOCAL_SHELL = "atelier.local/shell";

    private static final Launch.Network NO_NETWORK = new Launch.Network("", List.of(), true);

    private final Map<String, String> mapping;
    private final ProjectFile.DockerUse docker;
    private final Function<Launch, Availability> containers;
    private final PythonInterpreters pythons;
    private final Supplier<BuiltInAlgorithms> findBuiltIns;
    private @Nullable BuiltInAlgorithms builtIns;

    /**
     * @param builtIns the built-in algorithms at hand, asked for once one is needed
     * @param containers tells whether a launch could be started
     */
    public LocalImageCatalog(
            ProjectFile project,
            PythonInterpreters pythons,
            Supplier<BuiltInAlgorithms> builtIns,
            Function<Launch, Availability> containers) {
        this.mapping = Map.copyOf(project.images());
        this.docker = project.docker().use();
        this.containers = containers;
        this.pythons = pythons;
        this.findBuiltIns = builtIns;
    }

    private synchronized BuiltInAlgorithms builtIns() {
        BuiltInAlgorithms known = builtIns;
        if (known == null) {
            known = findBuiltIns.get();
            builtIns = known;
        }
        return known;
    }

    @Override
    public ImageResolution resolve(ImageRequest request) {
        return mapped(request.imageUri())
                .map(target -> target(target, request.imageUri()))
                .orElseGet(() -> byName(request));
    }

    @Override
    public List<KnownImage> known() {
        return Stream.of(
                        new TreeSet<>(mapping.keySet()).stream().map(uri -> new KnownImage(uri, uri, ProjectFile.NAME)),
                        Stream.of(
                                new KnownImage("Python", LOCAL_PYTHON, "Atelier"),
                                new KnownImage("Shell", LOCAL_SHELL, "Atelier")),
                        KnownImages.examples().stream())
                .flatMap(images -> images)
                .toList();
    }

    @Override
    public List<HyperparameterSpec> hyperparameters(String algorithm) {
        return builtIns().hyperparameters(algorithm);
    }

    private Optional<String> mapped(String uri) {
        String exact = mapping.get(uri);
        if (exact != null) {
            return Optional.of(exact);
        }
        return mapping.entrySet().stream()
                .filter(e -> e.getKey().endsWith("*")
                        && uri.startsWith(e.getKey().substring(0, e.getKey().length() - 1)))
                .max(Map.Entry.comparingByKey(Comparator.comparingInt(String::length)))
                .map(Map.Entry::getValue);
    }

    private ImageResolution target(String target, String uri) {
        if (target.startsWith("builtin:")) {
            return builtIn(target.substring("builtin:".length()), "atelier.json maps " + uri + " to it");
        }
        if (target.equals("shell")) {
            return new ImageResolution.LocalShell("This machine's programs");
        }
        if (target.equals("python")) {
            return python(List.of(), uri);
        }
        if (target.startsWith("python:")) {
            return pythons.named(target.substring("python:".length()))
                    .<ImageResolution>map(LocalImageCatalog::local)
                    .orElseGet(() -> new ImageResolution.Unresolved("atelier.json maps " + uri + " to " + target
                            + ", but there is no Python interpreter; name its program or the folder of its virtual"
                            + " environment"));
        }
        if (target.equals("docker") || target.startsWith("docker:")) {
            return mappedToDocker(target.equals("docker") ? uri : target.substring("docker:".length()), uri);
        }
        return new ImageResolution.Unresolved("atelier.json maps " + uri + " to '" + target
                + "'; it must be builtin:NAME, python, python:INTERPRETER, shell, docker or docker:IMAGE");
    }

    private ImageResolution mappedToDocker(String image, String uri) {
        if (docker == ProjectFile.DockerUse.OFF) {
            return new ImageResolution.Unresolved("atelier.json maps " + uri
                    + " to docker, and under docker it says \"use\": \"off\"; take one of them out");
        }
        Availability there = inDocker(image);
        return there.state() == Availability.State.UNAVAILABLE
                ? new ImageResolution.Unresolved("atelier.json maps " + uri + " to docker. " + there.text())
                : container(image, there);
    }

    private Availability inDocker(String image) {
        return containers.apply(new Launch.Image(image, List.of(), List.of(), NO_NETWORK));
    }

    private static ImageResolution container(String image, Availability there) {
        String pulled = there.state() == Availability.State.TO_BE_FETCHED ? ", pulled first" : "";
        return new ImageResolution.Container(image, "Docker image " + image + pulled + ", on " + there.text());
    }

    private ImageResolution byName(ImageRequest request) {
        Optional<ImageName> parsed = ImageName.parse(request.imageUri());
        if (parsed.isEmpty()) {
            return new ImageResolution.Unresolved("'" + request.imageUri() + "' is no image URI");
        }
        ImageName name = parsed.get();
        if (name.registry().equals("atelier.local")) {
            return local(name, request.imageUri());
        }
        if (docker == ProjectFile.DockerUse.OFF) {
            return standIn(name, request);
        }
        if (docker == ProjectFile.DockerUse.PREFER) {
            Availability there = inDocker(request.imageUri());
            return there.state() == Availability.State.UNAVAILABLE
                    ? standIn(name, request)
                    : container(request.imageUri(), there);
        }
        ImageResolution found = standIn(name, request);
        return found.missing()
                .map(why -> orDocker(name, request.imageUri(), why))
                .orElse(found);
    }

    // Registries of AWS need a login that belongs to an account; without one a pull is bound to fail.
    private ImageResolution orDocker(ImageName name, String uri, String why) {
        Availability there = inDocker(uri);
        return switch (there.state()) {
            case READY -> container(uri, there);
            case TO_BE_FETCHED ->
                name.aws()
                        ? new ImageResolution.Unresolved(
                                why + ". Or let Docker run the image itself: get it with docker pull " + uri
                                        + " after a login to its registry")
                        : container(uri, there);
            case UNAVAILABLE -> new ImageResolution.Unresolved(why + ". Docker cannot run it either: " + there.text());
        };
    }

    /** What does on this machine what the image does, without the image. */
    private ImageResolution standIn(ImageName name, ImageRequest request) {
        Optional<KnownImages.Family> family = name.aws() ? KnownImages.find(name.repository()) : Optional.empty();
        if (family.isEmpty()) {
            return unknown(name, request.imageUri());
        }
        boolean ownCode = !request.entrypoint().isEmpty() || request.scriptMode();
        if (family.get().builtIn().isPresent() && !ownCode) {
            return builtIn(family.get().builtIn().get(), "it stands for " + name.repository());
        }
        return python(family.get().packages(), name.repository());
    }

    private ImageResolution local(ImageName name, String uri) {
        return switch (name.repository()) {
            case "python" -> python(List.of(), uri);
            case "shell" -> new ImageResolution.LocalShell("This machine's shell");
            default ->
                new ImageResolution.Unresolved(
                        uri + " is not known; there are " + LOCAL_PYTHON + " and " + LOCAL_SHELL);
        };
    }

    private static ImageResolution unknown(ImageName name, String uri) {
        if (name.aws() && KnownImages.isAlgorithm(name.repository())) {
            return new ImageResolution.Unresolved("SageMaker's algorithm " + name.repository()
                    + " is not among this engine's built-ins. Map the image to one of your own in atelier.json, under"
                    + " images");
        }
        return new ImageResolution.Unresolved("Nothing on this machine stands for the image " + uri
                + ". If a local Python can run the job's code, map it in atelier.json: {\"images\": {\"" + uri
                + "\": \"python\"}}");
    }

    private ImageResolution builtIn(String name, String why) {
        return builtIns().names().contains(name)
                ? new ImageResolution.BuiltIn(name, "Built-in " + name + ": " + why)
                : new ImageResolution.Unresolved("The built-in '" + name + "' is not installed; there are "
                        + String.join(", ", new TreeSet<>(builtIns().names())));
    }

    private ImageResolution python(List<String> packages, String image) {
        Optional<PythonInterpreters.Interpreter> found = pythons.preferred();
        if (found.isEmpty()) {
            Optional<Path> named = pythons.namedByProject();
            if (named.isPresent()) {
                return new ImageResolution.Unresolved("atelier.json names " + named.get()
                        + " under python, but there is no Python 3 interpreter; name its program or the folder of its"
                        + " virtual environment");
            }
            return new ImageResolution.Unresolved("There is no Python 3 on this machine for " + image
                    + "; install one, or name it in atelier.json under python");
        }
        List<String> missing = pythons.missing(found.get(), packages);
        if (!missing.isEmpty()) {
            return new ImageResolution.Unresolved(
                    "For " + image + ", the Python at " + found.get().executable()
                            + " lacks " + String.join(", ", missing) + ". "
                            + PythonInterpreters.advice(found.get(), missing));
        }
        return local(found.get());
    }

    private static ImageResolution local(PythonInterpreters.Interpreter interpreter) {
        return new ImageResolution.LocalPython(
                interpreter.executable(), "Python " + interpreter.version() + " at " + interpreter.executable());
    }
}
