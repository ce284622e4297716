package studio.atelier.engine.api.image;

import java.util.List;
import studio.atelier.engine.api.algorithm.HyperparameterSpec;

/** Tells what runs an image URI on this machine. */
public interface ImageCatalog {

    ImageResolution resolve(ImageRequest request);

    /** @return one image of each kind that this catalogue knows; what runs them is to be resolved */
    default List<KnownImage> known() {
        return List.of();
    }

    /**
     * @param algorithm a built-in one, as {@link ImageResolution.BuiltIn} names it
     * @return the hyperparameters it knows; empty if it does not say
     */
    default List<HyperparameterSpec> hyperparameters(String algorithm) {
        return List.of();
    }
}
