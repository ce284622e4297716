package studio.atelier.engine.dataprep.wrangler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import studio.atelier.engine.api.object.ObjectUri;
import studio.atelier.engine.dataprep.operator.OperatorException;
import studio.atelier.engine.dataprep.run.SourceFiles;

/**
 * The files of a flow's sources, as a job sees them: a processing input named like the dataset comes
 * first, then the source's own URI.
 */
final class JobSources implements SourceFiles {

    private final ProcessingConfig config;
    private final Buckets buckets;

    JobSources(ProcessingConfig config, Buckets buckets) {
        this.config = config;
        this.buckets = buckets;
    }

    @Override
    public List<Path> find(String dataset, String uri, boolean nested) {
        Optional<Path> staged = config.input(dataset).filter(Files::exists);
        Path place = staged.orElseGet(() -> place(dataset, uri));
        List<Path> files = files(place, staged.isPresent() || nested);
        if (files.isEmpty()) {
            throw new OperatorException("the source \"" + dataset + "\" has no file at " + uri + " (looked for " + place
                    + "). Put it there, or give the job an input named \"" + dataset + "\".");
        }
        return files;
    }

    private Path place(String dataset, String uri) {
        try {
            return switch (ObjectUri.parse(uri)) {
                case ObjectUri.S3 s3 ->
                    buckets.path(s3.bucket(), s3.key())
                            .orElseThrow(() -> new OperatorException("the source \"" + dataset + "\" is at " + uri
                                    + ", and no folder is known for the bucket " + s3.bucket()
                                    + ". Map it under \"buckets\" in atelier.json, or give the job an input named \""
                                    + dataset
                                    + "\"."));
                case ObjectUri.File file -> file.path();
            };
        } catch (IllegalArgumentException e) {
            throw new OperatorException("the source \"" + dataset + "\" is at \"" + uri + "\": " + e.getMessage(), e);
        }
    }

    private static List<Path> files(Path place, boolean nested) {
        if (Files.isRegularFile(place)) {
            return List.of(place);
        }
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(place, nested ? Integer.MAX_VALUE : 1)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> shown(place.relativize(f)))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Spark does not read what starts with a dot or an underscore. */
    private static boolean shown(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".") || part.toString().startsWith("_")) {
                return false;
            }
        }
        return true;
    }
}
