package studio.atelier.studio.machine;

import java.util.List;
import studio.atelier.engine.api.image.ImageCatalog;
import studio.atelier.engine.api.image.ImageRequest;
import studio.atelier.engine.api.image.ImageResolution;
import studio.atelier.engine.api.image.KnownImage;
import studio.atelier.workbench.control.Status;

/** An image with what runs it here. */
record ImageLine(KnownImage image, ImageResolution resolution) {

    /** Asks the catalogue about every image that it knows, which may start a Python interpreter. */
    static List<ImageLine> of(ImageCatalog images) {
        return images.known().stream()
                .map(image -> new ImageLine(
                        image,
                        images.resolve(new ImageRequest(image.uri(), ImageRequest.Use.TRAINING, List.of(), false))))
                .toList();
    }

    boolean runs() {
        return resolution.missing().isEmpty();
    }

    Status look() {
        return runs() ? Status.SUCCEEDED : Status.SKIPPED;
    }

    /** @return the repository without account and region */
    String shortUri() {
        String uri = image.uri();
        return uri.contains(".dkr.ecr.") ? uri.substring(uri.indexOf('/') + 1).replace(":latest", "") : uri;
    }
}
