package studio.atelier.engine.api.image;

import java.util.List;

/** Tells what runs an image URI on this machine. */
public interface ImageCatalog {

    ImageResolution resolve(ImageRequest request);

    /** @return one image of each kind that this catalogue knows; what runs them is to be resolved */
    default List<KnownImage> known() {
        return List.of();
    }
}
